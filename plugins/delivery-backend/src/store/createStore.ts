import { LoggerService } from '@backstage/backend-plugin-api';
import {
  exponentialBackOff,
  LeaseQueue,
  LeaseWorker,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { RepositoryMarks } from '../derive';
import { EventLog } from '../log';
import { DIRTY_SUBJECTS, DirtySubjects } from './DirtySubjects';
import { PROJECTION_VERSION } from './foldSubject';
import { Projector } from './Projector';
import { sourceRules } from './sourceRules';

const LEASE_FOR_MS = 60_000;
const POLL_MS = 5_000;
/** Writing costs the database about as much for many as for few. */
const BATCH = 200;

/** What keeps events, and makes records of them. */
export interface Store {
  log: EventLog;
  dirty: DirtySubjects;
  worker: LeaseWorker;
}

/** Puts together what keeps events, and makes records of them. */
export async function createStore(options: {
  knex: Knex;
  logger: LoggerService;
  now: () => Date;
  random: () => number;
  /** What this replica is called, for people. */
  worker: string;
  /** Told of what numbers may change. */
  repositories?: RepositoryMarks;
}): Promise<Store> {
  const { knex, logger, now, random, worker: name, repositories } = options;
  const version = PROJECTION_VERSION;
  const queue = new LeaseQueue({
    knex,
    table: DIRTY_SUBJECTS,
    now,
    leaseForMs: LEASE_FOR_MS,
    worker: name,
  });
  const dirty = new DirtySubjects({ knex, queue, version });
  const log = new EventLog({ knex, marks: dirty });
  const { pseudonym_key: pseudonymKey } = await knex('projection').first();
  const projector = new Projector({
    knex,
    log,
    queue,
    rules: sourceRules(pseudonymKey),
    version,
    repositories,
  });
  const worker = new LeaseWorker({
    queue,
    handle: async (leases, { signal }) => {
      await projector.project(leases, signal);
    },
    logger,
    now,
    batchSize: BATCH,
    pollMs: POLL_MS,
    backOffMs: exponentialBackOff({ firstMs: 1_000, maxMs: 60_000, random }),
  });
  dirty.onMark(() => worker.wake());
  return { log, dirty, worker };
}
