import { isDnsLabel, isDnsSubdomain } from './text';

/** The name of a namespaced object. */
export interface NamespacedName {
  namespace?: string;
  name: string;
}

/** How `kubectl` and people write a resource in front of its name. */
export const WORKLOAD_RESOURCES = new Set([
  'deployment',
  'deployments',
  'deploy',
  'statefulset',
  'statefulsets',
  'sts',
  'daemonset',
  'daemonsets',
  'ds',
  'replicaset',
  'replicasets',
  'rs',
  'replicationcontroller',
  'rc',
  'job',
  'jobs',
  'cronjob',
  'cronjobs',
  'cj',
  'service',
  'services',
  'svc',
  'rollout',
  'rollouts',
]);

export const POD_RESOURCES = new Set(['pod', 'pods', 'po']);

/** `deployments.apps` is `deployments` with its API group. */
function isResource(text: string, resources: ReadonlySet<string>): boolean {
  return resources.has(text.split('.')[0]);
}

/**
 * Reads `name`, `namespace/name`, `resource/name` and
 * `namespace/resource/name`.
 */
export function parseNamespacedName(
  text: string,
  resources: ReadonlySet<string>,
): NamespacedName | undefined {
  const trimmed = text.trim().toLowerCase();
  if (trimmed.length > 512) {
    return undefined;
  }
  const parts = trimmed.split('/');
  const name = parts.pop()!;
  if (parts.length > 0 && isResource(parts[parts.length - 1], resources)) {
    parts.pop();
  }
  const [namespace] = parts;
  if (parts.length > 1 || !isDnsSubdomain(name)) {
    return undefined;
  }
  if (namespace !== undefined && !isDnsLabel(namespace)) {
    return undefined;
  }
  return { namespace, name };
}

export function stringifyNamespacedName(name: NamespacedName): string {
  return name.namespace === undefined
    ? name.name
    : `${name.namespace}/${name.name}`;
}

/** Splits a key that is in normal form already. */
export function splitNamespacedName(key: string): NamespacedName {
  const slash = key.indexOf('/');
  return slash === -1
    ? { name: key }
    : { namespace: key.slice(0, slash), name: key.slice(slash + 1) };
}
