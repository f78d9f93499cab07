import { BenchmarkContext } from '../../benchmark';
import { DatabaseKind } from '../../database/kind';
import { Distribution, summarise } from '../../measure/statistics';
import { ReadCase } from './cases';
import { RefreshCost } from './maturityModule';
import { FillResult } from './settings';

/** What figures are about. */
export interface About {
  at: { size: number; database: DatabaseKind };
  filled: FillResult;
}

const LATENCY = { metric: 'latency', unit: 'ms', better: 'lower' } as const;

const BUDGET = {
  what: 'maturity: organisation page of 500 teams in a catalog of 50k entities p95 ≤ 200 ms over HTTP',
  limit: 200,
  bound: 'at most',
  unit: 'ms',
} as const;

/** Reports how long a page takes. */
export function reportRead(
  {
    what,
    isBudgeted,
    plainly,
  }: Pick<ReadCase, 'what' | 'isBudgeted' | 'plainly'>,
  found: {
    measured: Distribution;
    plain: Distribution;
    statements?: number;
    bytes: number;
  },
  { at, filled }: About,
  { report }: BenchmarkContext,
): void {
  const { measured, plain, statements, bytes } = found;
  report({
    ...at,
    ...LATENCY,
    case: what,
    measured,
    baseline: {
      what: `node:http, ${plainly}`,
      measured: plain,
    },
    ...(isBudgeted && { budget: { ...BUDGET, measured: measured.p95 } }),
    notes: {
      ...(statements !== undefined && { statements }),
      bytes,
      entities: filled.entities,
      days: filled.days,
    },
  });
}

/** Reports what the backend takes for nothing. */
export function reportNoop(
  measured: Distribution,
  { at }: About,
  { report }: BenchmarkContext,
): void {
  report({
    ...at,
    ...LATENCY,
    case: 'authenticated route that does nothing',
    measured,
  });
}

/** Reports what it takes to read levels. */
export function reportRefresh(
  what: string,
  costs: readonly RefreshCost[],
  { at, filled }: About,
  { report }: BenchmarkContext,
): void {
  const most = (of: (cost: RefreshCost) => number) =>
    Math.round(Math.max(...costs.map(of)));
  report({
    ...at,
    case: what,
    metric: 'duration',
    unit: 'ms',
    better: 'lower',
    measured: summarise(costs.map(({ ms }) => ms)),
    notes: {
      statements: most(({ statements }) => statements),
      stalledMs: most(({ stalledMs }) => stalledMs),
      entities: filled.entities,
    },
  });
}
