import { InputError } from '@backstage/errors';
import { DeploymentRequest } from '@groundwork/backstage-plugin-environments-common';
import { StageConfig } from '../config/types';

/** @throws InputError that names the stages that there are */
export function stageOf(
  stages: readonly StageConfig[],
  { stage }: Pick<DeploymentRequest, 'stage'>,
): StageConfig {
  const found = stages.find(({ id }) => id === stage);
  if (!found) {
    throw new InputError(
      `stage is '${stage}'; there are ${
        stages.map(({ id }) => id).join(', ') || 'none'
      }`,
    );
  }
  return found;
}
