import { BenchmarkContext } from '../../benchmark';
import { DatabaseKind } from '../../database/kind';
import { BATCH } from './deliveries';

/** What rounds have found, in events a second. */
export interface IngestRounds {
  singly: Array<{ kept: number; used: number }>;
  batched: Array<{ kept: number; used: number }>;
  plain: number[];
}

const RATE = {
  metric: 'throughput',
  unit: 'events/s',
  better: 'higher',
} as const;

/** Reports what came in, and what was made of it. */
export function reportIngest(
  { singly, batched, plain }: IngestRounds,
  database: DatabaseKind,
  { report }: BenchmarkContext,
): void {
  const n = singly.length;
  const baseline = {
    what: 'the signature, and a row of what was sent and of what it tells, one per request',
    measured: { n, value: median(plain) },
  };
  const keptSingly = median(singly.map(it => it.kept));
  const usedSingly = median(singly.map(it => it.used));
  report({
    ...RATE,
    database,
    case: 'webhooks, one per request, 10 in flight, until acknowledged',
    measured: { n, value: keptSingly },
    baseline,
  });
  report({
    ...RATE,
    database,
    case: 'the same, until a record was made of each',
    measured: { n, value: usedSingly },
    baseline,
    budget: {
      what: 'delivery: ingest, HTTP + signature + store + projection ≥ 1,000 events/s one per request',
      limit: 1_000,
      bound: 'at least',
      unit: 'events/s',
      measured: usedSingly,
    },
  });
  report({
    ...RATE,
    database,
    case: `CDEvents, ${BATCH} in a batch, 2 in flight, until acknowledged`,
    measured: { n, value: median(batched.map(it => it.kept)) },
  });
  const usedBatched = median(batched.map(it => it.used));
  report({
    ...RATE,
    database,
    case: 'the same, until a record was made of each',
    measured: { n, value: usedBatched },
    budget: {
      what: 'delivery: ingest ≥ 5,000 events/s in batches',
      limit: 5_000,
      bound: 'at least',
      unit: 'events/s',
      measured: usedBatched,
    },
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
