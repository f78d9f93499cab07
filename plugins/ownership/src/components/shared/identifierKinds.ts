import { IdentifierKind } from '@groundwork/backstage-plugin-ownership-common';
import { OwnershipTranslate } from '../../translation';

const KEYS = {
  host: 'host',
  url: 'url',
  repo: 'repo',
  path: 'path',
  'kubernetes-namespace': 'kubernetesNamespace',
  'kubernetes-workload': 'kubernetesWorkload',
  'kubernetes-pod': 'kubernetesPod',
  image: 'image',
  package: 'package',
  'cloud-resource': 'cloudResource',
  'service-name': 'serviceName',
  'alert-label': 'alertLabel',
  database: 'database',
  queue: 'queue',
  commit: 'commit',
  deployment: 'deployment',
  'pager-service': 'pagerService',
  'chat-channel': 'chatChannel',
  person: 'person',
  entity: 'entity',
} as const satisfies Record<IdentifierKind, string>;

/** A kind of identifier as people say it. */
export function identifierKindName(
  kind: IdentifierKind,
  t: OwnershipTranslate,
): string {
  return t(`shared.kind.${KEYS[kind]}`);
}
