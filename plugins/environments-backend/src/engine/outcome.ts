import { JsonValue } from '@backstage/types';
import {
  BlueprintDefinition,
  OperationError,
} from '@groundwork/backstage-plugin-environments-common';
import { assertNever } from '../assertNever';
import { agreedAfterwards } from '../environments/domain/agreed';
import { StoredEnvironment } from '../environments/types';
import { EnvironmentOccurrenceKind, Occurrence } from '../records/occurrence';
import { occurredEnvironment } from '../records/occurredEnvironment';
import { costPerHourOf, withCost } from './accrue';
import { conditionOf, NewCondition, withConditions } from './domain/conditions';
import { scopeOf } from './domain/environmentScope';
import { REPAIR_FAILED, SETTLED } from './domain/health';
import { readyCondition } from './domain/ready';
import { phaseOf } from './domain/phase';
import { renderReferences } from './domain/references';
import { PermanentError } from './failures';
import { StoredOperation, StoredResource } from './types';

/** What came of an operation: how the environment is now, and what happened. */
export interface Outcome {
  environment: StoredEnvironment;
  occurrences: Occurrence[];
}

/** What an outcome is made of. */
export interface OutcomeInput {
  environment: StoredEnvironment;
  operation: StoredOperation;
  resources: ReadonlyMap<string, StoredResource>;
  now: Date;
}

const AS_APPLIED: NewCondition = {
  type: 'Drifted',
  status: 'false',
  reason: 'Applied',
  message: 'What is there is what was applied.',
};

/** How an environment is after an operation has done all of its steps. */
export function afterSuccess(
  input: OutcomeInput & { outputs: StoredEnvironment['outputs'] },
): Outcome {
  const { environment, operation, resources, outputs, now } = input;
  const { desired } = environment;
  const { kind, message } = successOf(input);
  const settled: StoredEnvironment = {
    ...withCost(environment, costPerHourOf(resources.values()), now),
    observedGeneration: operation.generation,
    madeAt: environment.madeAt ?? (isMadeBy(operation) ? now : undefined),
    outputs: desired.deleted ? {} : outputs,
    // What is paused may have been left as it was.
    agreed: desired.paused
      ? environment.agreed
      : agreedAfterwards(environment.agreed),
    pausedAt: desired.paused ? environment.pausedAt ?? now : undefined,
    usedAt: usedAfter(input),
    deletedAt: desired.deleted ? now : undefined,
    updatedAt: now,
    message,
    conditions: withConditions(
      environment.conditions,
      [readyCondition(desired, resources), ...SETTLED, AS_APPLIED],
      { generation: operation.generation, now },
    ),
  };
  const told = {
    ...settled,
    phase: phaseOf({
      desired,
      conditions: settled.conditions,
      operation: { kind: operation.kind, status: 'succeeded' },
      isGone: desired.deleted,
    }),
  };
  return {
    environment: told,
    occurrences: [
      {
        kind,
        at: now,
        message,
        environment: occurredEnvironment({
          ...told,
          // Those who are told that it is gone know it by what it was.
          outputs: desired.deleted ? environment.outputs : told.outputs,
        }),
        actor: operation.requestedBy,
        operationId: operation.id,
      },
    ],
  };
}

function successOf({ environment, operation }: OutcomeInput): {
  kind: EnvironmentOccurrenceKind;
  message: string;
} {
  const { name, madeAt } = environment;
  if (madeAt === undefined && isMadeBy(operation)) {
    return { kind: 'environment.created', message: `${name} is ready` };
  }
  switch (operation.kind) {
    case 'destroy':
      return {
        kind: 'environment.deleted',
        message: `${name} is deleted, and nothing of it is left`,
      };
    case 'pause':
      return { kind: 'environment.paused', message: `${name} is paused` };
    case 'resume':
      return { kind: 'environment.resumed', message: `${name} runs again` };
    case 'repair':
      return {
        kind: 'environment.repaired',
        message: `${name} was repaired and is ready`,
      };
    case 'create':
    case 'update':
    case 'deploy':
      return {
        kind: 'environment.updated',
        message: `${name} is as it is wanted, and ready`,
      };
    default:
      return assertNever(operation.kind);
  }
}

/** Whether all of it is there after an operation that has succeeded. */
function isMadeBy({ kind }: Pick<StoredOperation, 'kind'>): boolean {
  return kind !== 'pause' && kind !== 'destroy';
}

/**
 * What somebody has asked for is there for them to use from its end on, however
 * long it took. What the engine mends by itself, nobody may be using.
 */
function usedAfter({
  environment,
  operation,
  now,
}: OutcomeInput): Date | undefined {
  return isMadeBy(operation) && operation.requestedBy !== undefined
    ? now
    : environment.usedAt;
}

/** How an environment is after an operation was given up. */
export function afterFailure(
  input: OutcomeInput & { error: OperationError },
): Outcome {
  const { environment, operation, resources, error, now } = input;
  const { desired, name, owner } = environment;
  const isDelete = desired.deleted;
  const message = isDelete
    ? `${name} could not be deleted: ${error.message}. Left are ${inventoryOf(
        resources,
      )}, which ${owner} answers for`
    : `${error.resource ? `${error.resource}: ` : ''}${error.message}`;
  const failed: StoredEnvironment = {
    ...withCost(environment, costPerHourOf(resources.values()), now),
    updatedAt: now,
    message,
    conditions: withConditions(
      environment.conditions,
      [readyCondition(desired, resources), ...failureConditions(input)],
      { generation: operation.generation, now },
    ),
  };
  const told = {
    ...failed,
    phase: phaseOf({
      desired,
      conditions: failed.conditions,
      operation: { kind: operation.kind, status: 'failed' },
      isGone: false,
    }),
  };
  return {
    environment: told,
    occurrences: [
      {
        kind: isDelete ? 'environment.delete-blocked' : 'environment.failed',
        at: now,
        message,
        environment: occurredEnvironment(told),
        actor: operation.requestedBy,
        operationId: operation.id,
        details: { kind: operation.kind, error: error.message },
      },
    ],
  };
}

/**
 * What a repair has not brought about may come about by itself, and then nothing of
 * this is to be left; but it does not hide what else is not as it is wanted.
 */
function failureConditions({
  environment: { conditions, desired },
  operation,
  error,
}: OutcomeInput & { error: OperationError }): NewCondition[] {
  const isRepair = operation.kind === 'repair';
  const reason = isRepair ? REPAIR_FAILED : 'OperationFailed';
  const blocked: NewCondition = {
    type: 'Blocked',
    status: 'true',
    reason: desired.deleted ? 'DeleteBlocked' : reason,
    message: error.remediation ?? 'Look at the log, then try again.',
  };
  const isOutOfSync = conditionOf(conditions, 'Synced')?.status === 'false';
  return isRepair && isOutOfSync
    ? [blocked]
    : [
        { type: 'Synced', status: 'false', reason, message: error.message },
        blocked,
      ];
}

/** How an environment is after somebody has cancelled an operation. */
export function afterCancel(input: OutcomeInput): Outcome {
  const { environment, operation, resources, now } = input;
  const message =
    'The operation was cancelled; what it had done is left as it is.';
  const conditions = withConditions(
    environment.conditions,
    [
      readyCondition(environment.desired, resources),
      { type: 'Synced', status: 'false', reason: 'Cancelled', message },
    ],
    { generation: operation.generation, now },
  );
  const told: StoredEnvironment = {
    ...withCost(environment, costPerHourOf(resources.values()), now),
    updatedAt: now,
    message,
    conditions,
    phase: phaseOf({
      desired: environment.desired,
      conditions,
      operation: { kind: operation.kind, status: 'cancelled' },
      isGone: false,
    }),
  };
  return {
    environment: told,
    occurrences: [
      {
        kind: 'environment.cancelled',
        at: now,
        message: `${environment.name}: ${message}`,
        environment: occurredEnvironment(told),
        operationId: operation.id,
      },
    ],
  };
}

/**
 * What of the blueprint's outputs there is: others may come with a repair.
 *
 * @throws PermanentError if what drivers tell does not fit where it is put
 */
export function outputsOf(
  environment: StoredEnvironment,
  { outputs }: Pick<BlueprintDefinition, 'outputs'>,
  resources: ReadonlyMap<string, StoredResource>,
): Record<string, JsonValue> {
  const scope = scopeOf(environment, resources.values());
  try {
    return Object.fromEntries(
      Object.entries(outputs).map(([name, value]) => [
        name,
        renderReferences(value, scope, { unknown: '', at: `/${name}` }),
      ]),
    );
  } catch (error) {
    throw new PermanentError(
      `The outputs of the blueprint cannot be filled in: ${
        (error as Error).message
      }`,
      'Have the blueprint corrected, then try again.',
    );
  }
}

function inventoryOf(
  resources: ReadonlyMap<string, Pick<StoredResource, 'name' | 'externalId'>>,
): string {
  return [...resources.values()]
    .map(({ name, externalId }) =>
      externalId ? `${name} (${externalId})` : name,
    )
    .join(', ');
}
