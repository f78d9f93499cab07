import { KindRules } from './types';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Ids are whatever a deployment tool made them; only UUIDs have a case. */
function normalise(text: string): string | undefined {
  const id = text.trim();
  if (UUID.test(id)) {
    return id.toLowerCase();
  }
  return id.length <= 256 && /^[\x21-\x7e]+$/.test(id) ? id : undefined;
}

/**
 * Deployments, as in a release that was placed into an environment, by the id
 * that its tool gave it. (A Deployment of Kubernetes is a workload.)
 *
 * @internal
 */
export const deploymentRules: KindRules = {
  kind: 'deployment',
  specificity: 0.95,
  normalise,
  walk: () => [],
};
