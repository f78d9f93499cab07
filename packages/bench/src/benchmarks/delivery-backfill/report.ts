import { BenchmarkContext } from '../../benchmark';
import { DatabaseKind } from '../../database/kind';
import { HistoryCounts } from './history';

/** What rounds have found, in milliseconds. */
export interface BackfillRounds {
  /** From asking until all is kept. */
  read: number[];
  /** From asking until all that is shown was made of it. */
  used: number[];
  /** From asking once more until it is known that all is kept. */
  again: number[];
  plain: number[];
}

const DURATION = { metric: 'duration', unit: 's', better: 'lower' } as const;
/** What the design promises a newcomer. */
const FIVE_MINUTES_S = 300;

/** Reports how long it took, beside git's own time. */
export function reportBackfill(
  { read, used, again, plain }: BackfillRounds,
  of: { size: number; database: DatabaseKind; counts: HistoryCounts },
  { report }: BenchmarkContext,
): void {
  const { size, database, counts } = of;
  const shared = { ...DURATION, size, database };
  const baseline = {
    what: 'git log of all commits, and of the first-parent history with files and lines',
    measured: medianOf(plain),
  };
  const inUse = medianOf(used);
  report({
    ...shared,
    case: 'a repository, from asking until all is kept',
    measured: medianOf(read),
    baseline,
    notes: { ...counts },
  });
  report({
    ...shared,
    case: 'the same, until all that is shown was made of it',
    measured: inUse,
    baseline,
    budget: {
      what: 'delivery: own numbers five minutes after installing, of 10,000 commits',
      limit: FIVE_MINUTES_S,
      bound: 'at most',
      unit: 's',
      measured: inUse.value,
    },
  });
  report({
    ...shared,
    case: 'the same repository once more, of which all is kept',
    measured: medianOf(again),
    baseline,
  });
}

function medianOf(durationsMs: readonly number[]) {
  const sorted = [...durationsMs].sort((a, b) => a - b);
  const median = sorted[Math.floor((sorted.length - 1) / 2)];
  return { n: sorted.length, value: median / 1_000 };
}
