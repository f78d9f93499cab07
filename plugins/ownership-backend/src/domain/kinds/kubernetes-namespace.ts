import { isDnsLabel } from './text';
import { KindRules } from './types';

function normalise(text: string): string | undefined {
  const name = text
    .trim()
    .toLowerCase()
    .replace(/^(?:namespaces?|ns)\//, '');
  return isDnsLabel(name) ? name : undefined;
}

/**
 * Namespaces of a cluster. Which cluster is not part of the key: the same
 * namespace mostly has the same owner everywhere.
 *
 * @internal
 */
export const kubernetesNamespaceRules: KindRules = {
  kind: 'kubernetes-namespace',
  specificity: 0.5,
  normalise,
  walk: () => [],
};
