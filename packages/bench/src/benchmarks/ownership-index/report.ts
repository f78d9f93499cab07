import { BenchmarkContext } from '../../benchmark';
import { DatabaseKind } from '../../database/kind';
import { BudgetCheck } from '../../measure/figure';
import { percentile, summarise } from '../../measure/statistics';
import {
  PlainStartResult,
  StartFrom,
  StartResult,
  StoreResult,
  Timed,
} from './settings';

/** What a figure is about. */
interface At {
  size: number;
  database: DatabaseKind;
}

const STARTS: Record<
  StartFrom,
  { what: string; plain: string; budget: string; limit: number }
> = {
  store: {
    what: 'build the index from the store',
    plain: 'all rows into one Map',
    budget: 'ownership: index build ≤ 20 s',
    limit: 20_000,
  },
  snapshot: {
    what: 'restart from the snapshot to the first answer',
    plain: 'JSON.parse of one file into one Map',
    budget: 'ownership: restart to first answer ≤ 3 s',
    limit: 3_000,
  },
};

/** Reports what it takes to have the catalog in the store. */
export function reportStore(
  { first, unchanged, changes, plain, size }: StoreResult,
  at: At,
  { report }: BenchmarkContext,
): void {
  const time = { metric: 'time', unit: 'ms', better: 'lower' } as const;
  report({
    ...at,
    ...time,
    case: 'first refresh of the catalog into the store',
    measured: { n: 1, value: first.ms },
    baseline: {
      what: 'INSERT of the same rows',
      measured: { n: 1, value: plain.first },
    },
    notes: { ...size, ...notesOf(first) },
  });
  report({
    ...at,
    ...time,
    case: 'refresh when nothing changed',
    measured: { n: 1, value: unchanged.ms },
    baseline: {
      what: 'each entity compared with its JSON in a Map',
      measured: { n: 1, value: plain.unchanged },
    },
    notes: notesOf(unchanged),
  });
  report({
    ...at,
    ...time,
    case: 'one entity changed, until another replica answers by it',
    measured: summarise(changes.map(({ totalMs }) => totalMs)),
    baseline: {
      what: 'UPDATE and SELECT of one row',
      measured: summarise(plain.changes),
    },
    notes: {
      refreshMs: Math.round(
        percentile(
          changes.map(({ refreshMs }) => refreshMs),
          50,
        ),
      ),
    },
  });
}

function notesOf({ cpuMs, statements }: Timed) {
  return { cpuMs: Math.round(cpuMs), statements };
}

/** Reports how long a start takes. */
export function reportStarts(
  from: StartFrom,
  { ours, plain }: { ours: StartResult[]; plain: PlainStartResult[] },
  at: At,
  { report }: BenchmarkContext,
): void {
  const { what, plain: baseline, budget, limit } = STARTS[from];
  const measured = summarise(ours.map(({ ms }) => ms));
  const check: BudgetCheck = {
    what: budget,
    limit,
    bound: 'at most',
    unit: 'ms',
    measured: measured.p50,
  };
  report({
    ...at,
    case: what,
    metric: 'time',
    unit: 'ms',
    better: 'lower',
    measured,
    baseline: {
      what: baseline,
      measured: summarise(plain.map(({ ms }) => ms)),
    },
    budget: check,
    notes: {
      ...notesOf(ours[0]),
      sinceProcessStartMs: Math.round(ours[0].sinceProcessStartMs),
      ...(from === 'store'
        ? { snapshotWrittenInMs: Math.round(ours[0].snapshot.ms) }
        : { snapshotMiB: Math.round(ours[0].snapshot.bytes / 2 ** 20) }),
    },
  });
}

/** Reports what the index takes of the memory, names included. */
export function reportMemory(
  { ours, plain }: { ours: StartResult[]; plain: PlainStartResult[] },
  { size }: StoreResult,
  at: At,
  { report }: BenchmarkContext,
): void {
  const all = (results: Array<{ memory: StartResult['memory'] }>) =>
    percentile(
      results.map(({ memory }) => memory.heapMiB + memory.buffersMiB),
      50,
    );
  report({
    ...at,
    case: 'memory of the index',
    metric: 'memory',
    unit: 'MiB',
    better: 'lower',
    measured: { n: ours.length, value: all(ours) },
    baseline: {
      what: 'all rows in one Map',
      measured: { n: plain.length, value: all(plain) },
    },
    notes: {
      ...size,
      heapMiB: Math.round(ours[0].memory.heapMiB),
      buffersMiB: Math.round(ours[0].memory.buffersMiB),
    },
  });
}
