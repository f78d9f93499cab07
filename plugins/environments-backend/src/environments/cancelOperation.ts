import { Knex } from 'knex';
import { Operations } from '../engine/Operations';
import { OperationStore } from '../engine/OperationStore';
import { StoredOperation } from '../engine/types';
import { asBefore } from './domain/former';
import { EnvironmentStore } from './EnvironmentStore';
import { StoredEnvironment } from './types';

/** What cancelling needs. */
export interface CancellingOptions {
  environments: EnvironmentStore;
  operations: Operations;
  operationStore: OperationStore;
  now: () => Date;
}

/**
 * Cancels an operation. Where it had not begun, its environment is as it was before;
 * any other ends at its next step, and says so then.
 *
 * @returns the environment if it is as it was before; gone, if it was never made
 */
export async function cancelOperation(
  trx: Knex.Transaction,
  { environments, operations, operationStore, now }: CancellingOptions,
  environment: StoredEnvironment,
  operation: Pick<StoredOperation, 'id' | 'kind'>,
): Promise<StoredEnvironment | undefined> {
  const after = await operations.cancel(trx, environment, operation.id);
  if (after?.status !== 'cancelled') {
    return undefined;
  }
  // Whoever is told of the end may have put back what was wanted before.
  const told = (await environments.lock(trx, environment.id)) ?? environment;
  if (told.deletedAt) {
    return told;
  }
  const unfinished = await operationStore.findUnfinished(environment.id, trx);
  const left = asBefore(told, {
    operation,
    underWay: unfinished.findLast(
      ({ status }) => status !== 'waiting_approval',
    ),
    now: now(),
  });
  await environments.update(trx, left);
  return left;
}
