import { workloadNamesOfPod } from './generatedSuffix';
import {
  parseNamespacedName,
  POD_RESOURCES,
  splitNamespacedName,
  stringifyNamespacedName,
} from './kubernetesNames';
import { kubernetesWorkloadRules } from './kubernetes-workload';
import { boundedWalk } from './steps';
import { KindRules, WalkStep } from './types';

function normalise(text: string): string | undefined {
  const name = parseNamespacedName(text, POD_RESOURCES);
  return name && stringifyNamespacedName(name);
}

function walk(key: string): WalkStep[] {
  const { namespace, name } = splitNamespacedName(key);
  const candidates = workloadNamesOfPod(name);
  const steps: WalkStep[] = candidates.flatMap((candidate, index) => [
    {
      kind: 'kubernetes-workload' as const,
      key: stringifyNamespacedName({ namespace, name: candidate.name }),
      match: `pod of a ${candidate.controller}`,
      closeness: 0.95 - 0.05 * index,
    },
    {
      kind: 'kubernetes-workload' as const,
      key: candidate.name,
      match: `pod of a ${candidate.controller}, any namespace`,
      closeness: 0.75 - 0.05 * index,
    },
    {
      kind: 'service-name' as const,
      key: candidate.name,
      match: 'service of the same name',
      closeness: 0.5 - 0.05 * index,
    },
  ]);
  if (namespace !== undefined) {
    steps.push({
      kind: 'kubernetes-namespace',
      key: namespace,
      match: 'namespace of the pod',
      closeness: 0.3,
    });
  }
  return boundedWalk(
    { kind: 'kubernetes-pod', key },
    steps.filter(isNormalStep),
  );
}

/** A namespace called `svc` would be read as the resource of that name. */
function isNormalStep({ kind, key }: WalkStep): boolean {
  const isWorkload = kind === 'kubernetes-workload';
  return !isWorkload || kubernetesWorkloadRules.normalise(key) === key;
}

/**
 * Pods: `namespace/name`, or the bare name. An index seldom holds them; they
 * lead to the workload that made them.
 *
 * @internal
 */
export const kubernetesPodRules: KindRules = {
  kind: 'kubernetes-pod',
  specificity: 0.9,
  normalise,
  walk,
};
