import { durationToMilliseconds } from '@backstage/types';
import {
  BlueprintPolicy,
  EnvironmentAction,
} from '@groundwork/backstage-plugin-environments-common';
import { isSecretRef } from '@groundwork/backstage-plugin-environments-node';
import { assertNever } from '../../assertNever';
import { nameOf } from '../../deployments/words';
import { conditionOf } from '../../engine/domain/conditions';
import { StoredOperation } from '../../engine/types';
import { StoredEnvironment } from '../types';

/** What decides about what can be done with an environment. */
export interface ActionInput {
  environment: StoredEnvironment;
  /** Those that have not ended. */
  unfinished: readonly StoredOperation[];
  /** Absent when nothing is known of its blueprint any more. */
  policy?: BlueprintPolicy;
  /** Whether a driver of one of its resources can pause. */
  canPause: boolean;
  now: Date;
}

/**
 * Why something cannot be done with an environment now; undefined if it can.
 * Whether somebody may do it is another question.
 */
export function reasonAgainst(
  action: EnvironmentAction,
  input: ActionInput,
): string | undefined {
  const { environment } = input;
  const { name, desired } = environment;
  if (environment.deletedAt) {
    return `${name} is deleted`;
  }
  switch (action) {
    case 'destroy':
      return undefined;
    case 'cancel':
      return reasonAgainstCancel(input);
    case 'retry':
      return reasonAgainstRetry(input);
    case 'reveal-secret':
      return Object.values(environment.outputs).some(isSecretRef)
        ? undefined
        : 'It tells no secrets';
    default:
  }
  if (desired.deleted) {
    return `${name} is being deleted`;
  }
  if (isUnapproved(environment)) {
    return 'It is not there yet: somebody has to agree first';
  }
  if (action === 'extend') {
    return reasonAgainstExtend(input);
  }
  // What it takes the place of would not be taken back any more.
  if (input.unfinished.some(({ cancelRequestedAt }) => cancelRequestedAt)) {
    return 'What is under way is being cancelled; try again in a moment';
  }
  switch (action) {
    case 'pause':
      return reasonAgainstPause(input);
    case 'resume':
      return reasonAgainstResume(input);
    case 'update':
    case 'redeploy':
      return reasonAgainstChange(action, environment);
    default:
      return assertNever(action);
  }
}

/** Whether somebody has to agree before anything of it is made. */
export function isUnapproved({ proposal }: StoredEnvironment): boolean {
  return proposal !== undefined && proposal.desired === undefined;
}

/** Whether its time has ended. */
export function hasEnded(
  { expiresAt }: Pick<StoredEnvironment, 'expiresAt'>,
  now: Date,
): boolean {
  return expiresAt !== undefined && expiresAt <= now;
}

/** Whether the guard against mass deletion keeps it from being deleted. */
export function isGuarded({ conditions }: StoredEnvironment): boolean {
  const blocked = conditionOf(conditions, 'Blocked');
  return blocked?.status === 'true' && blocked.reason === 'MassDeleteGuard';
}

/** The last moment that an end can be moved to. */
export function latestEnd(
  policy: Pick<BlueprintPolicy, 'maxTtl'> | undefined,
  now: Date,
): Date | undefined {
  return policy?.maxTtl
    ? new Date(now.getTime() + durationToMilliseconds(policy.maxTtl))
    : undefined;
}

/** What runs in a stage has been let through by gates, and only they change it. */
function reasonAgainstChange(
  action: 'update' | 'redeploy',
  { stage, component }: StoredEnvironment,
): string | undefined {
  if (stage === undefined) {
    return undefined;
  }
  const where = stageInWords(stage, component);
  return action === 'update'
    ? `It is ${where}: what runs there is changed by a deployment`
    : `It is ${where}: deploy it again, or roll back`;
}

function stageInWords(stage: string, component = ''): string {
  return `${stage} of ${nameOf(component)}`;
}

/**
 * To try a stage again is to have what was last let through by gates: what has
 * come to nothing since is not wanted any more.
 */
function reasonAgainstRetry(input: ActionInput): string | undefined {
  const { environment } = input;
  if (!canRetry(input)) {
    return 'Nothing of it has failed';
  }
  const { stage, component, desired } = environment;
  if (stage === undefined || desired.deleted || isGuarded(environment)) {
    return undefined;
  }
  return desired.source === undefined
    ? `Nothing has run in ${stageInWords(
        stage,
        component,
      )} yet: deploy it again`
    : reasonOfDeployment(input);
}

/** What takes the place of a deployment would have it go on without a record. */
function reasonOfDeployment({
  environment: { stage },
  unfinished,
}: ActionInput): string | undefined {
  const isUnderWay = unfinished.some(
    ({ kind }) => kind === 'deploy' || kind === 'create',
  );
  return stage !== undefined && isUnderWay
    ? `Something is being deployed to ${stage}; wait until that has ended, or cancel it`
    : undefined;
}

function canRetry({ environment, unfinished }: ActionInput): boolean {
  const { phase, stage, conditions } = environment;
  return (
    phase === 'failed' ||
    phase === 'delete-blocked' ||
    isGuarded(environment) ||
    // All of it may be healthy, and parts not of what is wanted.
    ((stage !== undefined || unfinished.length === 0) &&
      conditionOf(conditions, 'Synced')?.status === 'false')
  );
}

function reasonAgainstCancel({ unfinished }: ActionInput): string | undefined {
  const newest = unfinished.at(-1);
  if (!newest) {
    return 'Nothing is under way';
  }
  if (newest.kind === 'destroy') {
    return 'What is being deleted cannot be kept';
  }
  return newest.cancelRequestedAt ? 'It is being cancelled' : undefined;
}

function reasonAgainstExtend({
  environment,
  policy,
  now,
}: ActionInput): string | undefined {
  const { expiresAt } = environment;
  const latest = latestEnd(policy, now);
  if (!expiresAt) {
    return 'It has no end';
  }
  return latest && expiresAt >= latest
    ? 'It lives for as long as its blueprint allows'
    : undefined;
}

function reasonAgainstPause(input: ActionInput): string | undefined {
  const { environment, canPause } = input;
  if (environment.desired.paused) {
    return 'It is paused';
  }
  if (environment.observedGeneration === 0) {
    return 'It is not there yet';
  }
  return canPause ? reasonOfDeployment(input) : 'Nothing of it can be paused';
}

function reasonAgainstResume({
  environment,
  now,
}: ActionInput): string | undefined {
  if (!environment.desired.paused) {
    return 'It is not paused';
  }
  return hasEnded(environment, now)
    ? 'Its time has ended; extend it first'
    : undefined;
}
