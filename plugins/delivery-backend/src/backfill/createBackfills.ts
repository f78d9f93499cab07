import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import {
  exponentialBackOff,
  LeaseQueue,
  LeaseWorker,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { EventLog } from '../log';
import { DIRTY_SUBJECTS } from '../store/DirtySubjects';
import { Backfills } from './Backfills';
import { foldAgain } from './foldAgain';
import { Mirrors } from './Mirrors';
import { readBackfillSettings } from './settings';
import { BACKFILL_DUE } from './types';

const LEASE_FOR_MS = 60_000;
const POLL_MS = 5_000;

/** Puts together what reads repositories from git. */
export function createBackfills(options: {
  config: Config;
  knex: Knex;
  log: EventLog;
  logger: LoggerService;
  now: () => Date;
  random: () => number;
  /** What this replica is called, for people. */
  worker: string;
}): { backfills: Backfills; worker: LeaseWorker } {
  const { config, knex, log, logger, now, random } = options;
  const settings = readBackfillSettings(config);
  const { directory, maxBytes } = settings;
  const [queue, dirty] = [BACKFILL_DUE, DIRTY_SUBJECTS].map(
    table =>
      new LeaseQueue({
        knex,
        table,
        now,
        leaseForMs: LEASE_FOR_MS,
        worker: options.worker,
      }),
  );
  const backfills = new Backfills({
    knex,
    log,
    queue,
    mirrors:
      directory === undefined
        ? undefined
        : new Mirrors({ directory, maxBytes }),
    settings,
    onMapped: (repository, trx) => foldAgain(dirty, repository, trx),
    now,
  });
  const worker = new LeaseWorker({
    queue,
    // One at a time: git uses what there is of the machine
    handle: async ([lease], { signal }) => backfills.work(lease, signal),
    logger,
    now,
    batchSize: 1,
    pollMs: POLL_MS,
    backOffMs: exponentialBackOff({ firstMs: 1_000, maxMs: 60_000, random }),
  });
  backfills.onAdded(() => worker.wake());
  return { backfills, worker };
}
