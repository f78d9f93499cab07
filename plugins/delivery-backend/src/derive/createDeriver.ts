import { LoggerService } from '@backstage/backend-plugin-api';
import {
  exponentialBackOff,
  LeaseQueue,
  LeaseWorker,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { HumanDuration } from '@backstage/types';
import { ComponentMap } from '../git';
import { Directory, DirectoryStore } from '../directory';
import { DirectoryOptions } from '../directory/Directory';
import { horizonsAt } from '../retention/horizons';
import { Deriver } from './Deriver';
import { DERIVATION_VERSION } from './deriveRepository';
import { DIRTY_REPOSITORIES, DirtyRepositories } from './DirtyRepositories';

const LEASE_FOR_MS = 120_000;
const POLL_MS = 5_000;
const BATCH = 5;
const REST_MS = 2_000;
/** For how long a start waits for the catalog to say who is who. */
const CATALOG_WAIT_MS = 60_000;

/** What makes numbers of records. */
export interface Derivations {
  directory: Directory;
  dirty: DirtyRepositories;
  /** Works until the signal aborts; to be called once. */
  run: (stop: AbortSignal) => Promise<void>;
}

/** Puts together what makes numbers of records. */
export async function createDeriver(
  options: Pick<DirectoryOptions, 'catalog' | 'auth'> & {
    knex: Knex;
    logger: LoggerService;
    now: () => Date;
    random: () => number;
    /** What this replica is called, for people. */
    worker: string;
    /** For how long numbers are kept. */
    numbersKept: HumanDuration;
    /** Which components paths belong to where somebody said so. */
    findMaps: (
      repositories: readonly string[],
    ) => Promise<ReadonlyMap<string, ComponentMap>>;
  },
): Promise<Derivations> {
  const { knex, now, random, worker: name } = options;
  const version = DERIVATION_VERSION;
  const queue = new LeaseQueue({
    knex,
    table: DIRTY_REPOSITORIES,
    now,
    leaseForMs: LEASE_FOR_MS,
    worker: name,
  });
  const directory = new Directory({
    ...options,
    store: new DirectoryStore(knex),
  });
  const dirty = new DirtyRepositories({
    knex,
    queue,
    version,
    snapshot: () => directory.snapshot,
  });
  directory.onChange((changed, trx) => dirty.markChanged(changed, trx));
  await directory.load();
  const deriver = new Deriver({
    ...options,
    queue,
    directory,
    version,
    horizonsAt: time => horizonsAt(time, options.numbersKept),
    restMs: REST_MS,
  });
  const worker = new LeaseWorker({
    queue,
    handle: async (leases, { signal }) => {
      await deriver.derive(leases, signal);
    },
    logger: options.logger,
    now,
    batchSize: BATCH,
    pollMs: POLL_MS,
    backOffMs: exponentialBackOff({ firstMs: 1_000, maxMs: 60_000, random }),
  });
  dirty.onMark(() => worker.wake());
  const run = async (stop: AbortSignal) => {
    await directory.untilAsked(CATALOG_WAIT_MS, stop);
    await worker.run(stop);
  };
  return { directory, dirty, run };
}
