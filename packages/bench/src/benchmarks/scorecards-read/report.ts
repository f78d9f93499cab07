import { BenchmarkContext } from '../../benchmark';
import { DatabaseKind } from '../../database/kind';
import { Distribution } from '../../measure/statistics';
import { ReadCase } from './cases';

/** What a figure is about. */
interface About {
  at: { size: number; database: DatabaseKind };
  who: string;
}

const LATENCY = { metric: 'latency', unit: 'ms', better: 'lower' } as const;

const BUDGETS = {
  card: {
    what: 'scorecards: entity card at 50k entities × 60 checks p95 ≤ 25 ms over HTTP',
    limit: 25,
  },
  team: {
    what: 'scorecards: team roll-up at 50k entities × 60 checks p95 ≤ 100 ms over HTTP',
    limit: 100,
  },
};

/** Reports how long an answer takes. */
export function reportRead(
  { what, budget }: Pick<ReadCase, 'what' | 'budget'>,
  found: { measured: Distribution; plain: Distribution; statements: number },
  { at, who }: About,
  { report }: BenchmarkContext,
): void {
  const { measured, plain, statements } = found;
  report({
    ...at,
    ...LATENCY,
    case: `${what}, ${who}`,
    measured,
    baseline: { what: 'node:http, answers ready in a Map', measured: plain },
    ...(budget && {
      budget: {
        ...BUDGETS[budget],
        bound: 'at most',
        unit: 'ms',
        measured: measured.p95,
      },
    }),
    notes: { statements },
  });
}

/** Reports what the backend takes for nothing. */
export function reportNoop(
  measured: Distribution,
  { at, who }: About,
  { report }: BenchmarkContext,
): void {
  report({
    ...at,
    ...LATENCY,
    case: `authenticated route that does nothing, ${who}`,
    measured,
  });
}
