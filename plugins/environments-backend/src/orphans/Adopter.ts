import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { Drivers } from '../engine/Drivers';
import { Operations } from '../engine/Operations';
import { OperationStore } from '../engine/OperationStore';
import { ResourceStore } from '../engine/ResourceStore';
import { StoredResource } from '../engine/types';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { occurredEnvironment } from '../records/occurredEnvironment';
import { Recorder } from '../records/Recorder';
import { SecretStore } from '../secrets/SecretStore';
import { misses } from './misses';
import { OrphanStore, StoredOrphan } from './OrphanStore';
import { outsideContext } from './outsideContext';

const TIMEOUT_MS = 30_000;

/** What adopting needs. */
export interface AdopterOptions {
  knex: Knex;
  store: OrphanStore;
  drivers: Drivers;
  environments: EnvironmentStore;
  resources: ResourceStore;
  operationStore: OperationStore;
  operations: Operations;
  secrets: SecretStore;
  recorder: Recorder;
  wake: () => void;
  now: () => Date;
}

/** Gives orphans back to the environments that miss them. */
export class Adopter {
  constructor(private readonly options: AdopterOptions) {}

  /** @throws ConflictError if no environment misses it */
  async adopt(orphan: StoredOrphan, actor: string): Promise<void> {
    const { knex, drivers, resources, wake } = this.options;
    const { environmentId, externalId } = orphan;
    const driver = drivers.get(orphan.driver);
    const missing =
      environmentId === undefined
        ? undefined
        : find(await resources.findOf(environmentId), orphan);
    if (!missing?.appliedDesire || !driver.adopt) {
      throw new ConflictError(
        driver.adopt
          ? 'There is no environment that misses it'
          : `What the driver ${driver.id} makes cannot be adopted`,
      );
    }
    const state = await driver.adopt(
      outsideContext(this.options, AbortSignal.timeout(TIMEOUT_MS)),
      { desired: missing.appliedDesire, externalId },
    );
    await knex.transaction(trx =>
      this.#give(trx, orphan, { ...missing, state, externalId }, actor),
    );
    wake();
  }

  /** An operation follows that brings it to what is wanted. */
  async #give(
    trx: Knex.Transaction,
    orphan: StoredOrphan,
    adopted: StoredResource,
    actor: string,
  ): Promise<void> {
    const { environments, resources, operationStore, operations } =
      this.options;
    const { store, recorder, now } = this.options;
    const environment = await environments.lock(trx, adopted.environmentId);
    const known = await resources.findOf(adopted.environmentId, trx);
    const unfinished = await operationStore.findUnfinished(
      adopted.environmentId,
      trx,
    );
    if (
      !environment ||
      environment.deletedAt ||
      environment.desired.deleted ||
      unfinished.length > 0 ||
      !find(known, orphan)
    ) {
      throw new ConflictError('The environment has changed; look at it again');
    }
    await resources.save(trx, [
      { ...adopted, status: 'unknown', appliedDigest: undefined },
    ]);
    const operation = await operations.submit(trx, {
      environment,
      kind: 'repair',
      requestedBy: actor,
    });
    await recorder.record(trx, [
      {
        kind: 'environment.adopted',
        at: now(),
        message: `${orphan.description} belongs to ${environment.name} again`,
        environment: occurredEnvironment(environment),
        actor,
        operationId: operation.id,
        details: { driver: orphan.driver, externalId: orphan.externalId },
      },
    ]);
    await store.delete(orphan.id, trx);
  }
}

function find(
  known: ReadonlyMap<string, StoredResource>,
  orphan: StoredOrphan,
): StoredResource | undefined {
  const resource =
    orphan.resource === undefined ? undefined : known.get(orphan.resource);
  return resource && misses(resource, orphan) ? resource : undefined;
}
