import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError, toError } from '@backstage/errors';
import {
  Orphan,
  OrphanCommand,
  OrphanList,
} from '@groundwork/backstage-plugin-environments-common';
import {
  EnvironmentDriver,
  ObserveContext,
} from '@groundwork/backstage-plugin-environments-node';
import {
  fromTimestamp,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { Caller, OrphanService } from '../api/services';
import { assertNever } from '../assertNever';
import { assertAdmin } from '../authorization-rules';
import { EnvironmentRow } from '../database/rows';
import { Blackener } from '../engine/Blackener';
import { storable } from '../engine/domain/storable';
import { Drivers } from '../engine/Drivers';
import { ResourceStore } from '../engine/ResourceStore';
import { Say } from '../engine/said';
import { SecretStore } from '../secrets/SecretStore';
import { Adopter } from './Adopter';
import { inventoryOf } from './inventoryOf';
import { Circumstances, isOrphan, readLedger } from './ledger';
import { misses } from './misses';
import { OrphanStore, StoredOrphan } from './OrphanStore';
import { outsideContext } from './outsideContext';

/** How long to wait before it is tried again. */
const RETRY_MS = [1_000, 5_000];
const TIMEOUT_MS = 2 * 60_000;
/** An error may quote what a program has printed. */
const MAX_MESSAGE = 16_000;

/** What the service works with. */
export interface OrphanServiceOptions {
  knex: Knex;
  store: OrphanStore;
  drivers: Drivers;
  resources: ResourceStore;
  secrets: SecretStore;
  adopter: Adopter;
  logger: LoggerService;
  now: () => Date;
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** What becomes of what no environment knows of. For platform engineers. */
export class DefaultOrphanService implements OrphanService {
  readonly #stop = new AbortController();
  /** By id: what is being destroyed by this process. */
  readonly #destroying = new Map<string, Promise<void>>();

  constructor(private readonly options: OrphanServiceOptions) {}

  async list(caller: Caller): Promise<OrphanList> {
    await assertAdmin(caller);
    const { store } = this.options;
    const [stored, inventories] = await Promise.all([
      store.list(),
      store.listInventories(),
    ]);
    return { items: await this.#present(stored), inventories };
  }

  async command(
    id: string,
    command: OrphanCommand,
    caller: Caller,
  ): Promise<Orphan> {
    await assertAdmin(caller);
    const { store, adopter } = this.options;
    const orphan = await store.find(id);
    if (!orphan) {
      throw new NotFoundError(`There is no orphan '${id}'`);
    }
    if (orphan.status === 'destroying') {
      throw new ConflictError('It is being destroyed already');
    }
    switch (command.action) {
      case 'ignore':
        await store.setStatus(id, 'ignored', command.reason);
        break;
      case 'adopt':
        await adopter.adopt(orphan, caller.ref);
        break;
      case 'destroy':
        await this.#assertOrphan(orphan);
        await store.setStatus(id, 'destroying');
        this.#beginDestroying(orphan);
        break;
      default:
        assertNever(command);
    }
    // One that was adopted or destroyed is not stored any more.
    const after = (await store.find(id)) ?? orphan;
    const [shown] = await this.#present([after]);
    return shown;
  }

  /** Goes on with what a process that died has not destroyed to the end. */
  async resume(): Promise<void> {
    for (const orphan of await this.options.store.findDestroying()) {
      this.#beginDestroying(orphan);
    }
    await Promise.all(this.#destroying.values());
  }

  /** Ends what is under way; another process goes on with it. */
  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#destroying.values());
  }

  #beginDestroying(orphan: StoredOrphan): void {
    if (this.#destroying.has(orphan.id)) {
      return;
    }
    const work = this.#destroy(orphan)
      .catch(error => {
        this.options.logger.error(
          `Orphan ${orphan.externalId} of ${orphan.driver} could not be destroyed; it is tried again`,
          error,
        );
      })
      .finally(() => this.#destroying.delete(orphan.id));
    this.#destroying.set(orphan.id, work);
  }

  async #destroy(orphan: StoredOrphan): Promise<void> {
    const { store, sleep } = this.options;
    const { signal } = this.#stop;
    for (let attempt = 0; !signal.aborted; attempt++) {
      const message = await this.#tryToDestroy(orphan, signal);
      if (message === undefined) {
        await store.delete(orphan.id);
        return;
      }
      if (signal.aborted) {
        // Interrupted, not refused: it stays so that another goes on with it.
        return;
      }
      if (attempt >= RETRY_MS.length) {
        await store.setStatus(orphan.id, 'destroy-failed', message);
        return;
      }
      await store.setStatus(orphan.id, 'destroying', message);
      await sleep(RETRY_MS[attempt], signal);
    }
  }

  /** @returns why it did not work */
  async #tryToDestroy(
    orphan: StoredOrphan,
    stop: AbortSignal,
  ): Promise<string | undefined> {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(TIMEOUT_MS)]);
    const context = outsideContext(this.options, signal);
    try {
      const driver = this.options.drivers.get(orphan.driver);
      await this.#assertOrphan(orphan);
      await this.#assertStillDoubled(orphan, driver, context);
      await driver.destroyOrphan(context, orphan);
      return undefined;
    } catch (error) {
      const say = await this.#voiceOf(orphan);
      return say(toError(error).message);
    }
  }

  /** What has come to belong to an environment since must not be destroyed. */
  async #assertOrphan(
    { driver, environmentId, resource, externalId }: StoredOrphan,
    isListed: Circumstances['isListed'] = () => true,
  ): Promise<void> {
    const { knex, now } = this.options;
    const ledger = await readLedger(
      knex,
      driver,
      environmentId === undefined ? [] : [environmentId],
    );
    const object = { environmentId, resource, externalId };
    if (!isOrphan(object, ledger, { now: now(), graceMs: 0, isListed })) {
      throw new ConflictError(
        'An environment knows of it by now, or somebody works on that environment',
      );
    }
  }

  /**
   * That a living resource is called differently makes it a double only as long as
   * there are both; the resource may have come to be called so since.
   */
  async #assertStillDoubled(
    orphan: StoredOrphan,
    driver: EnvironmentDriver,
    context: ObserveContext,
  ): Promise<void> {
    const { resources } = this.options;
    const { environmentId, resource } = orphan;
    if (environmentId === undefined || resource === undefined) {
      return;
    }
    const known = (await resources.findOf(environmentId)).get(resource);
    if (known?.driver === orphan.driver && known.status !== 'absent') {
      const objects = await inventoryOf(driver, context);
      const listed = new Set(objects.map(it => it.externalId));
      await this.#assertOrphan(orphan, id => listed.has(id));
    }
  }

  /** What drivers say may quote a secret of the environment, or have no end. */
  async #voiceOf({ environmentId }: StoredOrphan): Promise<Say> {
    const { secrets } = this.options;
    return environmentId === undefined
      ? text => storable(text, MAX_MESSAGE)
      : new Blackener({ secrets, environmentId }).voice(MAX_MESSAGE);
  }

  async #present(orphans: readonly StoredOrphan[]): Promise<Orphan[]> {
    const { knex, resources, drivers } = this.options;
    const ids = [...new Set(orphans.flatMap(it => it.environmentId ?? []))];
    const [environments, known] = await Promise.all([
      knex<EnvironmentRow>('environment')
        .where(whereInArray('id', ids))
        .select('id', 'name', 'deleted_at'),
      resources.findOfMany(ids),
    ]);
    return orphans.map(it => {
      const environment = environments.find(row => row.id === it.environmentId);
      return {
        id: it.id,
        driver: it.driver,
        externalId: it.externalId,
        description: it.description,
        environmentId: it.environmentId,
        environmentName: environment?.name,
        resourceName: it.resource,
        firstSeenAt: it.firstSeenAt.toISOString(),
        lastSeenAt: it.lastSeenAt.toISOString(),
        status: it.status,
        message: it.message,
        adoptable:
          environment !== undefined &&
          fromTimestamp(environment.deleted_at) === undefined &&
          drivers.find(it.driver)?.adopt !== undefined &&
          (known.get(environment.id) ?? []).some(resource =>
            misses(resource, it),
          ),
      };
    });
  }
}
