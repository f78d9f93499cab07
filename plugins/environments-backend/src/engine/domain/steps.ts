import {
  BlueprintDefinition,
  OperationError,
  OperationKind,
  OperationStep,
} from '@groundwork/backstage-plugin-environments-common';
import { StoredResource } from '../types';
import { dependenciesOf, inOrder } from './order';

/** What an operation is to bring about. */
export interface Goal {
  kind: OperationKind;
  desired: { paused: boolean; deleted: boolean };
  /** Absent when all of it is to go: then it need not be readable any more. */
  blueprint?: Pick<BlueprintDefinition, 'resources'>;
  resources: ReadonlyMap<
    string,
    Pick<StoredResource, 'name' | 'driver' | 'status' | 'dependsOn'>
  >;
  /** Whether the driver of a resource can pause it. */
  canPause: (driver: string) => boolean;
}

/**
 * What is done with which resource, in order: what others need is made before
 * them, and removed after them.
 */
export function stepsFor(goal: Goal): OperationStep[] {
  const { desired, resources, blueprint } = goal;
  if (desired.deleted || !blueprint) {
    return removals([...resources.values()]);
  }
  const wanted = inOrder(
    blueprint.resources.map(resource => ({
      name: resource.name,
      driver: resource.driver,
      dependsOn: dependenciesOf(resource),
    })),
  );
  if (desired.paused) {
    return wanted
      .flatMap(({ name }) => resources.get(name) ?? [])
      .filter(({ driver }) => goal.canPause(driver))
      .reverse()
      .map(({ name }) => pending(name, 'pause'));
  }
  const drivers = new Map(wanted.map(({ name, driver }) => [name, driver]));
  const known = [...resources.values()];
  return [
    ...removals(known.filter(it => isReplaced(it, drivers.get(it.name)))),
    ...wanted.map(({ name, driver }) =>
      pending(name, actionFor(resources.get(name), driver)),
    ),
    ...removals(known.filter(({ name }) => !drivers.has(name))),
  ];
}

/**
 * Whether something is to be made by another driver than it was: only the one that
 * has made it can remove it, and no other understands what that remembers of it.
 */
export function isReplaced(
  known: Pick<StoredResource, 'driver'>,
  wantedDriver: string | undefined,
): boolean {
  return wantedDriver !== undefined && known.driver !== wantedDriver;
}

function actionFor(
  known: Pick<StoredResource, 'driver' | 'status'> | undefined,
  driver: string,
): OperationStep['action'] {
  switch (known && !isReplaced(known, driver) ? known.status : undefined) {
    case undefined:
    case 'absent':
      return 'create';
    case 'paused':
      return 'resume';
    default:
      return 'update';
  }
}

function removals(
  resources: ReadonlyArray<Pick<StoredResource, 'name' | 'dependsOn'>>,
): OperationStep[] {
  return inOrder(resources)
    .reverse()
    .map(({ name }) => pending(name, 'destroy'));
}

function pending(
  resource: string,
  action: OperationStep['action'],
): OperationStep {
  return { resource, action, status: 'pending' };
}

/** The step that an operation is at; undefined when all are done. */
export function currentStep(
  steps: readonly OperationStep[],
): OperationStep | undefined {
  return steps.find(isLeft);
}

/** Steps with how one of them is now: of a resource's two, the one that is next. */
export function withStep(
  steps: readonly OperationStep[],
  step: OperationStep,
): OperationStep[] {
  const next = steps.find(it => it.resource === step.resource && isLeft(it));
  return steps.map(it => (it === next ? step : it));
}

/** Steps of which the one that is next has failed, if that was its resource. */
export function withFailure(
  steps: readonly OperationStep[],
  { resource, message }: Pick<OperationError, 'resource' | 'message'>,
): OperationStep[] {
  const next = currentStep(steps);
  return next && next.resource === resource
    ? withStep(steps, { ...next, status: 'failed', message })
    : [...steps];
}

function isLeft({ status }: OperationStep): boolean {
  return status !== 'done' && status !== 'skipped';
}
