import { randomUUID } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  DriverContext,
  DriverPlan,
  DriverStep,
  EnvironmentDriver,
  EnvironmentIdentity,
  Observation,
  ObserveContext,
  OwnedObject,
  PlanContext,
  ResourceDesire,
} from '@groundwork/backstage-plugin-environments-node';
import { AllowedRepositories, GitSource, Jobs } from '../source';
import { readSeed } from './readSeed';
import { DatabaseFiles } from './DatabaseFiles';
import {
  CREATE,
  isFinal,
  readState,
  SEED_CHANGED,
  seedKey,
  SqliteState,
} from './state';
import { planDatabase } from './planDatabase';
import { parseSqliteSpec, SqliteSpec, sqliteSpecSchema } from './spec';
import { externalIdOf, outputsOf } from './naming';

/**
 * What the `sqlite` driver is made of.
 *
 * @internal
 */
export interface SqliteDriverOptions {
  /** Where databases are kept; for this driver alone. */
  directory: string;
  /** What seeds may be read from. */
  repositories: readonly AllowedRepositories[];
  /** @defaultValue random UUIDs */
  newId?(): string;
  /** @defaultValue a minute */
  seedTimeoutMs?: number;
  /**
   * How long a call waits for a database to be filled.
   *
   * @defaultValue 800 ms
   */
  patienceMs?: number;
}

/**
 * Makes SQLite databases: files of this machine.
 *
 * @remarks
 *
 * They are as they are made: a seed that changes later changes nothing, since the
 * data may have been changed by then. They are in a directory of this machine, which
 * replicas elsewhere do not see: like `process`, whose services use them, it is to be
 * switched off where replicas run on several machines
 * (`environments.drivers.sqlite.enabled: false`).
 *
 * @internal
 */
export class SqliteDriver implements EnvironmentDriver {
  readonly id = 'sqlite';
  readonly title = 'SQLite database on this machine';
  readonly specSchema = sqliteSpecSchema;
  readonly capabilities = {
    deterministicIds: true,
    pause: true,
    adopt: true,
  } as const;
  readonly #files: DatabaseFiles;
  readonly #source: GitSource;
  readonly #jobs = new Jobs();
  readonly #seedTimeoutMs: number;
  readonly #patienceMs: number;

  constructor(options: SqliteDriverOptions) {
    const { directory, repositories, newId = randomUUID } = options;
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const home = realpathSync(directory);
    this.#files = new DatabaseFiles({ home, newId });
    this.#source = new GitSource({ repositories, scratch: home });
    this.#seedTimeoutMs = options.seedTimeoutMs ?? 60_000;
    this.#patienceMs = options.patienceMs ?? 800;
  }

  /** For a seed that is a file of the repository. */
  readsSource({ seed }: JsonObject): boolean {
    return typeof seed === 'object' && seed !== null && 'file' in seed;
  }

  /** Ends seeds that are under way. */
  close(): Promise<void> {
    return this.#jobs.close();
  }

  plan(
    _context: PlanContext,
    request: { desired?: ResourceDesire; state?: JsonObject },
  ): Promise<DriverPlan> {
    return planDatabase(this.#files, request);
  }

  async apply(
    context: DriverContext,
    { desired, state: stored }: { desired: ResourceDesire; state?: JsonObject },
  ): Promise<DriverStep> {
    context.signal.throwIfAborted();
    const { environment, resource } = desired;
    const path = this.#files.pathOf(environment.id, resource);
    let state = readState(stored);
    try {
      const spec = parseSqliteSpec(desired.spec);
      const wanted = { resource, seed: seedKey(spec, desired) };
      const isThere = await this.#files.has(environment.id, resource);
      // What is there remembers what it was made with.
      state = isThere ? state ?? wanted : wanted;
      if (state.seed !== wanted.seed) {
        context.log('warn', SEED_CHANGED);
      }
      if (!isThere) {
        const wish = { desired, spec, path, state };
        const waiting = await this.#create(context, wish);
        if (waiting) {
          return waiting;
        }
      }
    } catch (error) {
      if (!isFinal(error)) {
        throw error;
      }
      return {
        kind: 'fail',
        error: `the database '${resource}' cannot be made: ${error.message}`,
        state: { ...state },
      };
    }
    return {
      kind: 'done',
      state: { ...state },
      outputs: outputsOf(path),
      externalId: externalIdOf(environment.id, resource),
    };
  }

  async observe(
    _context: ObserveContext,
    { desired, state }: { desired: ResourceDesire; state?: JsonObject },
  ): Promise<Observation> {
    const { environment, resource } = desired;
    const path = this.#files.pathOf(environment.id, resource);
    return (await this.#files.has(environment.id, resource))
      ? {
          status: state?.paused === true ? 'paused' : 'ready',
          outputs: outputsOf(path),
          externalId: externalIdOf(environment.id, resource),
        }
      : { status: 'absent' };
  }

  async destroy(
    context: DriverContext,
    request: {
      environment: EnvironmentIdentity;
      resource?: string;
      state?: JsonObject;
    },
  ): Promise<DriverStep> {
    context.signal.throwIfAborted();
    const environmentId = request.environment.id;
    const resource =
      readState(request.state)?.resource ??
      request.resource ??
      (await this.#files.resourceFor(environmentId, context));
    if (resource !== undefined) {
      // Refused where another has the environment meanwhile.
      await context.save(request.state ?? {});
      await this.#remove(environmentId, resource);
      await context.intent.clear(CREATE);
    }
    return { kind: 'done', state: {} };
  }

  /** It uses nothing but what keeps the data in any case. */
  async pause(
    _context: DriverContext,
    { desired, state }: { desired: ResourceDesire; state: JsonObject },
  ): Promise<DriverStep> {
    const path = this.#files.pathOf(desired.environment.id, desired.resource);
    const paused = { ...state, paused: true };
    return { kind: 'done', state: paused, outputs: outputsOf(path) };
  }

  resume(
    context: DriverContext,
    request: { desired: ResourceDesire; state: JsonObject },
  ): Promise<DriverStep> {
    return this.apply(context, request);
  }

  inventory(): AsyncIterable<OwnedObject> {
    return this.#files.list();
  }

  async adopt(
    _context: ObserveContext,
    request: { desired: ResourceDesire; externalId: string },
  ): Promise<JsonObject> {
    const { desired, externalId } = request;
    const { environment, resource } = desired;
    if (externalId !== externalIdOf(environment.id, resource)) {
      throw new InputError(
        `'${externalId}' is not a database of environment ${environment.id} named '${resource}'`,
      );
    }
    return { resource, seed: seedKey(parseSqliteSpec(desired.spec), desired) };
  }

  async destroyOrphan(
    _context: ObserveContext,
    { externalId }: { externalId: string },
  ): Promise<void> {
    const [, environmentId, resource] =
      /^database:([^/]+)\/([^/]+)$/.exec(externalId) ?? [];
    if (environmentId === undefined) {
      throw new InputError(
        `'${externalId}' is not of the form 'database:<environment>/<resource>'`,
      );
    }
    await this.#remove(environmentId, resource);
  }

  /** What is being filled would be there afterwards. */
  async #remove(environmentId: string, resource: string): Promise<void> {
    const path = this.#files.pathOf(environmentId, resource);
    await this.#jobs.end(job => job === path);
    await this.#files.remove(environmentId, resource);
  }

  async #create(
    context: DriverContext,
    options: {
      desired: ResourceDesire;
      spec: SqliteSpec;
      path: string;
      state: SqliteState;
    },
  ): Promise<DriverStep | undefined> {
    const { desired, spec, path, state } = options;
    await context.save({ ...state });
    // Not a reason to refuse: what was interrupted has no name, and is removed.
    await context.intent.begin(CREATE, path);
    const { environment, resource } = desired;
    await this.#files.announce(environment.id, resource, context);
    const job = await this.#jobs.run(
      path,
      signal => this.#fill(desired, { spec, signal }),
      { waitMs: this.#patienceMs, signal: context.signal },
    );
    if (job.kind === 'running') {
      const on = 'the database to be filled';
      return { kind: 'wait', on, afterMs: 200, state: { ...state } };
    }
    const file = job.value;
    try {
      // It was filled while nobody asked who has the environment.
      await context.save({ ...state });
      await this.#files.finish(file, environment.id, resource);
    } finally {
      await this.#files.discard(file);
    }
    await context.intent.end(CREATE, path);
    return undefined;
  }

  async #fill(
    desired: ResourceDesire,
    { spec, signal }: { spec: SqliteSpec; signal: AbortSignal },
  ): Promise<string> {
    const statements = await readSeed(this.#source, { desired, spec, signal });
    return await this.#files.fill({
      environmentId: desired.environment.id,
      resource: desired.resource,
      statements,
      timeoutMs: this.#seedTimeoutMs,
      signal,
    });
  }
}

/**
 * Makes the driver; its `close` ends what it does.
 *
 * @internal
 */
export function createSqliteDriver(options: SqliteDriverOptions): SqliteDriver {
  return new SqliteDriver(options);
}
