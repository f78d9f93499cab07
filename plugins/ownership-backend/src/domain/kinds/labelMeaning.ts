import { IdentifierKind } from '@groundwork/backstage-plugin-ownership-common';

/** What the values of well-known alert and log labels identify. */
const KINDS: Record<string, IdentifierKind> = {
  service: 'service-name',
  service_name: 'service-name',
  app: 'service-name',
  application: 'service-name',
  component: 'service-name',
  job: 'service-name',
  functionname: 'service-name',
  function_name: 'service-name',
  'app.kubernetes.io/name': 'service-name',
  app_kubernetes_io_name: 'service-name',
  namespace: 'kubernetes-namespace',
  kubernetes_namespace: 'kubernetes-namespace',
  exported_namespace: 'kubernetes-namespace',
  pod: 'kubernetes-pod',
  pod_name: 'kubernetes-pod',
  deployment: 'kubernetes-workload',
  statefulset: 'kubernetes-workload',
  daemonset: 'kubernetes-workload',
  replicaset: 'kubernetes-workload',
  cronjob: 'kubernetes-workload',
  job_name: 'kubernetes-workload',
  workload: 'kubernetes-workload',
  instance: 'host',
  host: 'host',
  hostname: 'host',
  fqdn: 'host',
  image: 'image',
  queue: 'queue',
  topic: 'queue',
  database: 'database',
  datname: 'database',
  repo: 'repo',
  repository: 'repo',
};

/**
 * The kind of identifier that a label's value is.
 *
 * @param label - in lower case
 */
export function kindOfLabel(label: string): IdentifierKind | undefined {
  return Object.hasOwn(KINDS, label) ? KINDS[label] : undefined;
}
