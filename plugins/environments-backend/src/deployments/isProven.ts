import { StageConfig } from '../config/types';
import { conditionOf } from '../engine/domain/conditions';
import { StoredEnvironment } from '../environments/types';
import { StoredDeployment } from './types';

/** From when until when a release is looked at. */
export interface Proving {
  from: Date;
  until: Date;
}

/** Whether a release has been healthy for long enough since it was placed. */
export function isProven(
  environment: Parameters<typeof provingOf>[0],
  deployment: Parameters<typeof provingOf>[1],
  stage: Pick<StageConfig, 'verifyForMs'>,
  now: Date,
): boolean {
  const proving = provingOf(environment, deployment, stage);
  return proving !== undefined && proving.until <= now;
}

/**
 * How long a release has to stay healthy for; undefined while it is not, since
 * the time begins anew when it is again.
 */
export function provingOf(
  environment: Pick<
    StoredEnvironment,
    'conditions' | 'desired' | 'deletedAt' | 'phase'
  >,
  deployment: Pick<StoredDeployment, 'version' | 'finishedAt'>,
  { verifyForMs }: Pick<StageConfig, 'verifyForMs'>,
): Proving | undefined {
  const ready = conditionOf(environment.conditions, 'Ready');
  if (
    environment.deletedAt ||
    environment.phase !== 'ready' ||
    environment.desired.source?.version !== deployment.version ||
    ready?.status !== 'true' ||
    // Parts of something else may be there.
    conditionOf(environment.conditions, 'Synced')?.status === 'false' ||
    !deployment.finishedAt
  ) {
    return undefined;
  }
  const from = Math.max(
    deployment.finishedAt.getTime(),
    new Date(ready.since).getTime(),
  );
  return { from: new Date(from), until: new Date(from + verifyForMs) };
}
