import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  EnvironmentDriver,
  OwnedObject,
} from '@groundwork/backstage-plugin-environments-node';
import { Knex } from 'knex';
import { storable } from '../engine/domain/storable';
import { Drivers } from '../engine/Drivers';
import { SecretStore } from '../secrets/SecretStore';
import { inventoryOf } from './inventoryOf';
import { isOrphan, readLedger } from './ledger';
import { OrphanStore } from './OrphanStore';
import { outsideContext } from './outsideContext';

/** For how long the ledger may be behind what there is outside. */
export const GRACE_MS = 5 * 60_000;
const TIMEOUT_MS = 5 * 60_000;
/** An error may quote what a program has printed. */
const MAX_MESSAGE = 16_000;

/** What sweeps need. */
export interface InventorySweepOptions {
  knex: Knex;
  drivers: Drivers;
  secrets: SecretStore;
  store: OrphanStore;
  logger: LoggerService;
  now: () => Date;
  newId: () => string;
  graceMs?: number;
}

/** Compares what there is outside with what environments know of. */
export class InventorySweep {
  constructor(private readonly options: InventorySweepOptions) {}

  /** Looks at every driver. One that cannot be looked at says nothing. */
  async run(signal: AbortSignal): Promise<void> {
    for (const driver of this.options.drivers.all()) {
      signal.throwIfAborted();
      try {
        await this.#look(driver, signal);
      } catch (error) {
        signal.throwIfAborted();
        // One that fails must not keep others from being looked at.
        await this.#failed(driver, toError(error));
      }
    }
  }

  async #look(driver: EnvironmentDriver, signal: AbortSignal): Promise<void> {
    const objects = await this.#list(driver, signal);
    try {
      await this.#judge(driver, objects);
    } catch (error) {
      // Of the database, whose texts are for operators only.
      this.options.logger.error(
        `The inventory of driver ${driver.id} could not be compared`,
        toError(error),
      );
      throw new Error(
        'What it shows could not be compared with what is known; the log of the backend says why',
      );
    }
  }

  #list(driver: EnvironmentDriver, stop: AbortSignal): Promise<OwnedObject[]> {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(TIMEOUT_MS)]);
    return inventoryOf(driver, outsideContext(this.options, signal));
  }

  /** What the ledger cannot be asked about is not judged: it throws before. */
  async #judge(
    driver: EnvironmentDriver,
    objects: readonly OwnedObject[],
  ): Promise<void> {
    const { knex, store, now, newId, graceMs = GRACE_MS } = this.options;
    const ids = new Set(objects.flatMap(it => it.environmentId ?? []));
    const listed = new Set(objects.map(it => it.externalId));
    const ledger = await readLedger(knex, driver.id, [...ids]);
    const circumstances = {
      now: now(),
      graceMs,
      isListed: (externalId: string) => listed.has(externalId),
    };
    const orphans = new Map(
      objects
        .filter(it => isOrphan(it, ledger, circumstances))
        .map(it => [it.externalId, it]),
    );
    await store.replace(driver.id, [...orphans.values()], {
      objects: objects.length,
      now: circumstances.now,
      newId,
    });
  }

  /** Stored, and shown beside what is known. */
  async #failed(driver: EnvironmentDriver, error: Error): Promise<void> {
    const { store, logger } = this.options;
    const message = storable(error.message, MAX_MESSAGE);
    logger.warn(`The inventory of driver ${driver.id} failed: ${message}`);
    try {
      await store.failed(driver.id, message);
    } catch (cause) {
      logger.error(
        `That the inventory of driver ${driver.id} failed could not be written down`,
        toError(cause),
      );
    }
  }
}
