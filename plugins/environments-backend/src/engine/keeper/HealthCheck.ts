import { Knex } from 'knex';
import { StoredEnvironment } from '../../environments/types';
import { afterObservation, needsRepair } from '../domain/health';
import { mayRepair } from '../domain/repairs';
import { lastAttempts } from '../engineRecord';
import { ObserveDeps, observeResources } from '../observe';
import { Operations } from '../Operations';
import { ResourceStore } from '../ResourceStore';
import { Session } from '../Session';
import { StoredResource } from '../types';
import { KeeperWriter } from './KeeperWriter';

/** More than the engine looks back at to know when to repair again. */
const LOOKED_BACK_AT = 10;

/** What looking at environments needs. */
export interface HealthCheckOptions extends ObserveDeps {
  writer: KeeperWriter;
  operations: Operations;
  resources: ResourceStore;
}

/** Looks at what there is of environments, and has it repaired. */
export class HealthCheck {
  constructor(private readonly options: HealthCheckOptions) {}

  /** @returns whether something has changed, so that it is to be looked at again */
  async look(
    session: Session,
    environment: StoredEnvironment,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { resources, writer } = this.options;
    const known = await resources.findOf(environment.id);
    const observed = await observeResources(
      this.options,
      environment,
      known.values(),
      signal,
    );
    return writer.unlessChanged(
      session,
      environment,
      'observation',
      (trx, locked) => this.#take(trx, locked, { known, observed }),
    );
  }

  async #take(
    trx: Knex.Transaction,
    locked: StoredEnvironment,
    {
      known,
      observed,
    }: {
      known: ReadonlyMap<string, StoredResource>;
      observed: readonly StoredResource[];
    },
  ): Promise<boolean> {
    const { resources, operations, writer, now } = this.options;
    await resources.save(trx, observed);
    const byName = new Map(observed.map(it => [it.name, it]));
    const after = afterObservation(locked, byName, now());
    await writer.tell(trx, after.environment, [], after.happened);
    if (!needsRepair(locked.desired, observed, known)) {
      return false;
    }
    const attempts = await lastAttempts(trx, locked.id, LOOKED_BACK_AT);
    if (!mayRepair(attempts, now())) {
      return false;
    }
    await operations.submit(trx, {
      environment: after.environment,
      kind: 'repair',
    });
    return true;
  }
}
