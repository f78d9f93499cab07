import { IdentifierKind } from '@groundwork/backstage-plugin-ownership-common';
import { alertLabelRules } from './alert-label';
import { chatChannelRules } from './chat-channel';
import { cloudResourceRules } from './cloud-resource';
import { commitRules } from './commit';
import { databaseRules } from './database';
import { deploymentRules } from './deployment';
import { entityRules } from './entity';
import { hostRules } from './host';
import { imageRules } from './image';
import { kubernetesNamespaceRules } from './kubernetes-namespace';
import { kubernetesPodRules } from './kubernetes-pod';
import { kubernetesWorkloadRules } from './kubernetes-workload';
import { packageRules } from './package';
import { pagerServiceRules } from './pager-service';
import { pathRules } from './path';
import { personRules } from './person';
import { queueRules } from './queue';
import { repoRules } from './repo';
import { serviceNameRules } from './service-name';
import { KindRules } from './types';
import { urlRules } from './url';

export { MAX_WALK_STEPS } from './types';
export type { KindRules, WalkStep } from './types';

/**
 * How keys of each kind are written and looked up.
 *
 * @internal
 */
export const kindRules: Record<IdentifierKind, KindRules> = {
  host: hostRules,
  url: urlRules,
  repo: repoRules,
  path: pathRules,
  'kubernetes-namespace': kubernetesNamespaceRules,
  'kubernetes-workload': kubernetesWorkloadRules,
  'kubernetes-pod': kubernetesPodRules,
  image: imageRules,
  package: packageRules,
  'cloud-resource': cloudResourceRules,
  'service-name': serviceNameRules,
  'alert-label': alertLabelRules,
  database: databaseRules,
  queue: queueRules,
  commit: commitRules,
  deployment: deploymentRules,
  'pager-service': pagerServiceRules,
  'chat-channel': chatChannelRules,
  person: personRules,
  entity: entityRules,
};
