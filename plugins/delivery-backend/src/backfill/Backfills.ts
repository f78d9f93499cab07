import { randomUUID } from 'node:crypto';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  Backfill,
  BackfillRequest,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  Lease,
  LeaseQueue,
  retryOnDeadlock,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { GitError, LocalRepository, openRepository } from '../git';
import { EventLog } from '../log';
import { BackfillStore } from './BackfillStore';
import { ComponentPaths, readComponents } from './ComponentPaths';
import { locate } from './locate';
import { Mirrors } from './Mirrors';
import { readIntoLog } from './readIntoLog';
import { parseReleases } from './releases';
import { assertName } from './repositoryName';
import { BackfillSettings } from './settings';
import { BackfillWork, Outcome } from './types';

/** Beginnings that ended with the worker, or with an error that may pass. */
const MAX_ATTEMPTS = 5;
/** For what is looked up before a request is answered. */
const LOOK_MS = 30_000;

/** What backfills work with. */
export interface BackfillsOptions {
  knex: Knex;
  log: Pick<EventLog, 'append'>;
  queue: LeaseQueue;
  /** Undefined where there is no folder for them. */
  mirrors: Pick<Mirrors, 'update'> | undefined;
  settings: BackfillSettings;
  /** Has what was told of a repository folded again, with its new components. */
  onMapped: (repository: string, trx: Knex.Transaction) => Promise<void>;
  now: () => Date;
}

/** Reads repositories from git, each once at a time. */
export class Backfills {
  readonly #store: BackfillStore;
  readonly #paths: ComponentPaths;
  #wake: () => void = () => {};

  constructor(private readonly options: BackfillsOptions) {
    this.#store = new BackfillStore(options.knex);
    this.#paths = new ComponentPaths(options.knex);
  }

  /** Has a worker woken from now on. */
  onAdded(wake: () => void): void {
    this.#wake = wake;
  }

  /** The newest first. */
  list(): Promise<Backfill[]> {
    return this.#store.findNewest();
  }

  /** @throws NotFoundError if there is none */
  async get(id: string): Promise<Backfill> {
    const backfill = await this.#store.find(id);
    if (!backfill) {
      throw notFound(id);
    }
    return backfill;
  }

  /**
   * Has a repository read, soon.
   *
   * @throws InputError, NotFoundError or NotAllowedError for what cannot be read,
   * ConflictError while it is being read
   */
  async request(request: BackfillRequest): Promise<Backfill> {
    const { knex, queue, settings, onMapped, now } = this.options;
    const releases = parseReleases(request.releases);
    const components = readComponents(request);
    if (request.name !== undefined) {
      assertName(request.name);
    }
    const { address, name } = await asInput(() =>
      locate(request.repository, settings, AbortSignal.timeout(LOOK_MS)),
    );
    const repository = request.name ?? name;
    const id = randomUUID();
    const at = now();
    await retryOnDeadlock(() =>
      knex.transaction(async trx => {
        await this.#store.add(trx, { id, repository, address, releases }, at);
        if (components) {
          await this.#paths.replace(trx, repository, components);
          await onMapped(repository, trx);
        }
        await queue.mark([id], { trx });
      }),
    );
    this.#wake();
    return this.get(id);
  }

  /**
   * Does what a lease is for. What another worker has begun and not ended is read
   * anew: what is in the log already is not doubled.
   *
   * @throws what may pass, such as an outage of the database
   */
  async work(lease: Lease, signal: AbortSignal): Promise<void> {
    const { key: id, epoch, attempts, lastError } = lease;
    const work = await this.#store.begin(id, epoch, this.options.now());
    if (!work) {
      await this.#complete(lease);
      return;
    }
    if (attempts > MAX_ATTEMPTS) {
      const error = `It was begun ${MAX_ATTEMPTS} times and did not come to an end; ${
        lastError ?? 'the log of the portal may say why'
      }`;
      await this.#complete(lease, { status: 'failed', error });
      return;
    }
    await this.#complete(lease, await this.#attempt(work, epoch, signal));
  }

  async #attempt(
    work: BackfillWork,
    epoch: number,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const { log, now } = this.options;
    const { id, repository: name, releases } = work;
    try {
      const repository = await this.#open(work, signal);
      const last = await this.#store.findLast(name);
      const found = await readIntoLog({
        repository,
        name,
        releases,
        ...(last && { last }),
        log,
        now,
        onProgress: counts => this.#store.count(id, epoch, counts),
        signal,
      });
      return { status: 'succeeded', ...found };
    } catch (error) {
      signal.throwIfAborted();
      if (!isLasting(error)) {
        throw error;
      }
      return { status: 'failed', error: error.message };
    }
  }

  /** What is allowed may have changed since it was asked for. */
  async #open(
    { address }: BackfillWork,
    signal: AbortSignal,
  ): Promise<LocalRepository> {
    const { mirrors, settings } = this.options;
    const located = await locate(address, settings, signal);
    if (located.kind === 'local') {
      const { folders: allowedFolders } = settings;
      return openRepository(located.address, { allowedFolders, signal });
    }
    if (!mirrors) {
      throw new NotAllowedError(
        'the portal has no folder for mirrors; set delivery.backfill.directory in the app-config',
      );
    }
    return mirrors.update(located.address, signal);
  }

  async #complete(lease: Lease, outcome?: Outcome): Promise<void> {
    const { knex, queue, now } = this.options;
    await retryOnDeadlock(() =>
      knex.transaction(async trx => {
        const held = await queue.hold(trx, [lease]);
        if (held.length > 0 && outcome) {
          await this.#store.end(trx, lease.key, outcome, now());
        }
        await queue.complete(trx, held);
      }),
    );
  }
}

/** For what is not there, or may not be seen, alike. */
export function notFound(id: string): NotFoundError {
  return new NotFoundError(
    `There is no backfill '${id}'; GET /backfills lists them`,
  );
}

/** What git complains of is wrong with the request, not with the portal. */
async function asInput<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof GitError && error.failure === 'noRepository') {
      throw new InputError(error.message);
    }
    throw error;
  }
}

/** Whether it would be the same the next time. */
function isLasting(error: unknown): error is Error {
  return (
    error instanceof GitError ||
    error instanceof InputError ||
    error instanceof NotFoundError ||
    error instanceof NotAllowedError
  );
}
