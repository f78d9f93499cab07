import { Knex } from 'knex';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { StoredEnvironment } from '../environments/types';
import { phaseOf } from './domain/phase';
import { currentStep } from './domain/steps';
import { OperationStore } from './OperationStore';
import { StoredOperation } from './types';

/** Writes operations that go on, and what that says of their environments. */
export class OperationWriter {
  constructor(
    private readonly options: {
      operationStore: OperationStore;
      environments: EnvironmentStore;
    },
  ) {}

  async save(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
    operation: StoredOperation,
  ): Promise<void> {
    await this.options.operationStore.update(trx, operation);
    const phase = phaseOf({
      desired: environment.desired,
      // What held it up before is being tried again.
      conditions: environment.conditions.filter(
        ({ type }) => type !== 'Blocked',
      ),
      operation,
      isGone: false,
    });
    const message = messageOf(operation) ?? environment.message;
    if (phase !== environment.phase || message !== environment.message) {
      await this.options.environments.update(trx, {
        ...environment,
        phase,
        message,
      });
    }
  }
}

function messageOf({
  steps,
  status,
  waitingFor,
  error,
}: StoredOperation): string | undefined {
  const step = currentStep(steps);
  if (!step) {
    return undefined;
  }
  const what = `${step.action} ${step.resource}`;
  switch (status) {
    case 'waiting_external':
      return `${what}: waits for ${waitingFor}`;
    case 'backoff':
      return `${what}: tries again after ${error?.message}`;
    default:
      return what;
  }
}
