import { randomUUID } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  exponentialBackOff,
  Lease,
  LeaseQueue,
  LeaseWorker,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { applyUpload } from './applyUpload';
import { assessTests } from './assessTests';
import { DIRTY_TESTS, readMark } from './marks';
import { Quarantines } from './Quarantines';
import { TestReader } from './TestReader';
import { TestUploads } from './TestUploads';

const LEASE_FOR_MS = 60_000;
const POLL_MS = 5_000;
const BATCH = 50;

/** What takes results of tests, and makes of them what is thought of tests. */
export interface Tests {
  uploads: TestUploads;
  quarantines: Quarantines;
  reader: TestReader;
  worker: LeaseWorker;
  queue: LeaseQueue;
}

/** What it is made of. */
export interface TestsOptions {
  knex: Knex;
  logger: LoggerService;
  now: () => Date;
  random: () => number;
  /** What this replica is called, for people. */
  worker: string;
  defaultBranches: readonly string[];
}

/** Puts together what takes results of tests, and what counts them. */
export function createTests(options: TestsOptions): Tests {
  const { knex, logger, now, random, worker: name, defaultBranches } = options;
  const queue = new LeaseQueue({
    knex,
    table: DIRTY_TESTS,
    now,
    leaseForMs: LEASE_FOR_MS,
    worker: name,
  });
  const worker = new LeaseWorker({
    queue,
    handle: (leases, { signal }) =>
      handleMarks({ knex, queue, now }, leases, signal),
    logger,
    now,
    batchSize: BATCH,
    pollMs: POLL_MS,
    backOffMs: exponentialBackOff({ firstMs: 1_000, maxMs: 60_000, random }),
  });
  const uploads = new TestUploads({
    knex,
    queue,
    now,
    newId: randomUUID,
    defaultBranches,
    wake: () => worker.wake(),
  });
  const quarantines = new Quarantines({ knex, now, newId: randomUUID });
  const reader = new TestReader({ knex, now });
  return { uploads, quarantines, reader, worker, queue };
}

/** Counts uploads, then looks at tests, of which they mark more. */
export async function handleMarks(
  deps: { knex: Knex; queue: LeaseQueue; now: () => Date },
  leases: readonly Lease[],
  signal: AbortSignal,
): Promise<void> {
  const tests: Lease[] = [];
  for (const lease of leases) {
    const mark = readMark(lease.key);
    if (mark.kind === 'upload') {
      await applyUpload(deps, { lease, id: mark.id }, signal);
    } else {
      tests.push(lease);
    }
  }
  signal.throwIfAborted();
  if (tests.length > 0) {
    await assessTests(deps, tests);
  }
}
