import { IdentifierKind } from '@groundwork/backstage-plugin-ownership-common';

/** Where an identifier is written down, so that it leads to an entity. */
export type IdentifierHome =
  | { where: 'annotation'; annotation: string }
  | { where: 'links' }
  | { where: 'codeowners' }
  | { where: 'user' }
  | { where: 'catalog' }
  | { where: 'nowhere' };

const annotation = (name: string): IdentifierHome => ({
  where: 'annotation',
  annotation: name,
});

const HOMES: Record<IdentifierKind, IdentifierHome> = {
  host: annotation('groundwork.dev/hosts'),
  url: { where: 'links' },
  repo: annotation('backstage.io/source-location'),
  path: { where: 'codeowners' },
  'kubernetes-namespace': annotation('backstage.io/kubernetes-namespace'),
  'kubernetes-workload': annotation('backstage.io/kubernetes-id'),
  'kubernetes-pod': annotation('backstage.io/kubernetes-id'),
  image: annotation('groundwork.dev/images'),
  package: annotation('groundwork.dev/packages'),
  'cloud-resource': annotation('groundwork.dev/cloud-resources'),
  'service-name': annotation('groundwork.dev/otel-service-name'),
  'alert-label': annotation('groundwork.dev/alert-labels'),
  database: annotation('groundwork.dev/databases'),
  queue: annotation('groundwork.dev/queues'),
  'pager-service': annotation('pagerduty.com/service-id'),
  'chat-channel': annotation('groundwork.dev/chat-channel'),
  person: { where: 'user' },
  entity: { where: 'catalog' },
  commit: { where: 'nowhere' },
  deployment: { where: 'nowhere' },
};

/** Where identifiers of a kind are written down. */
export function homeOf(kind: IdentifierKind): IdentifierHome {
  return HOMES[kind];
}
