import { BenchmarkContext } from '../../benchmark';
import { Distribution } from '../../measure/statistics';
import { QueryCase } from './cases';
import { FillResult } from './settings';

const BUDGET = {
  what: 'delivery: overview over 5,000,000 spans p95 ≤ 300 ms over HTTP',
  limit: 300,
  bound: 'at most',
  unit: 'ms',
} as const;

/** Reports how long an answer takes. */
export function reportQuery(
  { what, isBudgeted }: QueryCase,
  found: {
    measured: Distribution;
    plain: Distribution;
    statements: number;
    slowestMs: number;
  },
  {
    at,
    filled,
  }: { at: { size: number; database: string }; filled: FillResult },
  { report }: BenchmarkContext,
): void {
  const { measured, plain, statements, slowestMs } = found;
  report({
    ...at,
    case: what,
    metric: 'latency',
    unit: 'ms',
    better: 'lower',
    measured,
    baseline: {
      what: 'node:http, one SELECT per metric, its rows sorted',
      measured: plain,
    },
    ...(isBudgeted && { budget: { ...BUDGET, measured: measured.p95 } }),
    notes: {
      statements,
      slowestStatementMs: Math.round(slowestMs),
      readings: filled.counts.reading,
      databaseMB: filled.megabytes,
    },
  });
}
