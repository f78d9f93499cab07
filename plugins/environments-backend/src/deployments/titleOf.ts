import { StoredDeployment } from './types';

/**
 * What a deployment is called at the beginning of a sentence, as in `Promotion of
 * v1.4.0 to production`.
 */
export function titleOf({
  kind,
  version,
  stage,
}: Pick<StoredDeployment, 'kind' | 'version' | 'stage'>): string {
  switch (kind) {
    case 'promote':
      return `Promotion of ${version} to ${stage}`;
    case 'rollback':
      return `Roll-back to ${version} in ${stage}`;
    default:
      return `Deployment of ${version} to ${stage}`;
  }
}
