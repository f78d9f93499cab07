import { withConditions } from '../engine/domain/conditions';
import { StoredOperation } from '../engine/types';
import { StoredEnvironment } from '../environments/types';
import { StoredDeployment } from './types';

/** What is wanted again after a deployment that came to nothing. */
export interface PutBackOptions {
  /** What came to nothing. */
  deployment: Pick<StoredDeployment, 'version'>;
  /** What is wanted again, and where it is from; absent when nothing ran before. */
  former?: { deployment: StoredDeployment; repository: string };
  /** Whether anything of the environment may have been changed already. */
  wasBegun: boolean;
  /** Whether it was to be paused before, and still is to be. */
  wasPaused: boolean;
  now: Date;
}

/**
 * A stage's environment as it is after a deployment came to nothing: what ran
 * before is wanted again, so that no repair and no retry brings about what no gate
 * lets through any more. Where something was changed already, it is told that not
 * all of it may be what is wanted.
 */
export function putBack(
  environment: StoredEnvironment,
  { deployment, former, wasBegun, wasPaused, now }: PutBackOptions,
): StoredEnvironment {
  const generation = environment.generation + 1;
  const wanted: StoredEnvironment = {
    ...environment,
    generation,
    updatedAt: now,
    costPerDay: former?.deployment.costPerDay ?? environment.costPerDay,
    desired: {
      ...(former
        ? desiredOf(environment, former)
        : { ...environment.desired, source: undefined }),
      paused: wasPaused,
    },
  };
  if (!wasBegun) {
    return wanted;
  }
  const { version } = deployment;
  return {
    ...wanted,
    conditions: withConditions(
      environment.conditions,
      [
        {
          type: 'Synced',
          status: 'false',
          reason: 'DeploymentEnded',
          message: former
            ? `Parts of ${version} may be there, and ${former.deployment.version} is wanted again: try again to have it put right, deploy ${version} again, or roll back.`
            : `Parts of ${version} may be there, and nothing has run here before: deploy it again.`,
        },
      ],
      { generation, now },
    ),
  };
}

function desiredOf(
  { desired }: StoredEnvironment,
  {
    deployment: { blueprintId, blueprintVersion, inputs, version, commit },
    repository,
  }: NonNullable<PutBackOptions['former']>,
): StoredEnvironment['desired'] {
  return {
    ...desired,
    blueprintId,
    blueprintVersion,
    inputs,
    source: { repository, ref: version, commit, version },
  };
}

/**
 * Whether a stage is to be paused after the last operation on it that was not only
 * asked for: a deployment has it run, and what is cancelled has it be as before.
 */
export function wasPausedBy(
  last: Pick<StoredOperation, 'kind' | 'status'> | undefined,
): boolean {
  const isCancelled = last?.status === 'cancelled';
  return last?.kind === (isCancelled ? 'resume' : 'pause');
}
