import { Knex } from 'knex';
import { OperationStore } from '../engine/OperationStore';
import { ResourceStore } from '../engine/ResourceStore';
import { OperationListener, StoredOperation } from '../engine/types';
import { afterEndOf, wantedAgain } from './domain/former';
import { EnvironmentStore } from './EnvironmentStore';
import { StoredEnvironment } from './types';

/** What going back needs. */
export interface FormersOptions {
  environments: EnvironmentStore;
  operationStore: OperationStore;
  resources: ResourceStore;
  now: () => Date;
}

/** Has what was wanted before be wanted again when an operation is cancelled. */
export class Formers {
  constructor(private readonly options: FormersOptions) {}

  /** To be told of every end. */
  readonly onEnd: OperationListener = async (trx, { operation }) => {
    const { environments } = this.options;
    const environment = await environments.lock(trx, operation.environmentId);
    if (!environment || environment.deletedAt || environment.desired.deleted) {
      return;
    }
    const after =
      operation.status === 'cancelled'
        ? await this.#afterCancel(trx, environment, operation)
        : await this.#afterEnd(trx, environment, operation);
    if (after) {
      await environments.update(trx, after);
    }
  };

  async #afterCancel(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
    operation: StoredOperation,
  ): Promise<StoredEnvironment | undefined> {
    const { resources, now } = this.options;
    return wantedAgain(environment, {
      operation,
      resources: await resources.findOf(environment.id, trx),
      now: now(),
    });
  }

  async #afterEnd(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
    { id, status, generation }: StoredOperation,
  ): Promise<StoredEnvironment | undefined> {
    const after = afterEndOf(environment, id);
    // What was cancelled before it had begun has left nothing to be brought about.
    const isAllDone =
      status === 'succeeded' &&
      environment.generation > generation &&
      !(await this.#isUnderWay(trx, environment.id));
    if (isAllDone) {
      return { ...after, observedGeneration: environment.generation };
    }
    return after === environment ? undefined : after;
  }

  async #isUnderWay(trx: Knex.Transaction, id: string): Promise<boolean> {
    const unfinished = await this.options.operationStore.findUnfinished(
      id,
      trx,
    );
    return unfinished.some(({ status }) => status !== 'waiting_approval');
  }
}
