import { kubernetesWorkloadRules } from './kubernetes-workload';
import { boundedWalk } from './steps';
import { KindRules, WalkStep } from './types';

const MAX_LENGTH = 128;

/**
 * Names are letters and digits of any language, joined. A title with spaces
 * is written with dashes, as services themselves are.
 */
function normalisePart(text: string): string | undefined {
  const joined = text.trim().toLowerCase().replace(/\s+/g, '-');
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u.test(joined)
    ? joined
    : undefined;
}

function normalise(text: string): string | undefined {
  if (text.length > MAX_LENGTH) {
    return undefined;
  }
  const parts = text.split('/').map(normalisePart);
  const [first] = parts;
  // What SDKs report for a service that was given no name, says nothing.
  const known = !parts[parts.length - 1]?.startsWith('unknown_service');
  return parts.length <= 2 && first !== undefined && known
    ? joinParts(parts)
    : undefined;
}

function joinParts(parts: Array<string | undefined>): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join('/');
}

function walk(key: string): WalkStep[] {
  const slash = key.indexOf('/');
  const name = key.slice(slash + 1);
  const steps: WalkStep[] = [];
  if (slash !== -1) {
    steps.push({
      key: name,
      match: 'service, any namespace',
      closeness: 0.75,
    });
  }
  const dashed = key.replaceAll('_', '-');
  steps.push({ key: dashed, match: 'other spelling', closeness: 0.9 });
  const underscored = key.replaceAll('-', '_');
  steps.push({ key: underscored, match: 'other spelling', closeness: 0.85 });
  for (const [index, workload] of [key, name].entries()) {
    if (kubernetesWorkloadRules.normalise(workload) === workload) {
      steps.push({
        kind: 'kubernetes-workload',
        key: workload,
        match: 'workload of the same name',
        closeness: 0.6 - 0.1 * index,
      });
    }
  }
  return boundedWalk({ kind: 'service-name', key }, steps);
}

/**
 * Services by the name in their telemetry: `service.namespace/service.name`,
 * or `service.name` alone. The environment is not part of it.
 *
 * @internal
 */
export const serviceNameRules: KindRules = {
  kind: 'service-name',
  specificity: 0.7,
  normalise,
  walk,
};
