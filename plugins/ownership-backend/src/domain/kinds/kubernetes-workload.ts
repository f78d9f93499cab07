import { cronJobOfJob, deploymentOfReplicaSet } from './generatedSuffix';
import {
  parseNamespacedName,
  splitNamespacedName,
  stringifyNamespacedName,
  WORKLOAD_RESOURCES,
} from './kubernetesNames';
import { boundedWalk } from './steps';
import { KindRules, WalkStep } from './types';

function normalise(text: string): string | undefined {
  const name = parseNamespacedName(text, WORKLOAD_RESOURCES);
  return name && stringifyNamespacedName(name);
}

/** A Job of a CronJob, or a ReplicaSet of a Deployment. */
function walkToController(key: string): WalkStep[] {
  const { namespace, name } = splitNamespacedName(key);
  return [deploymentOfReplicaSet(name), cronJobOfJob(name)].flatMap(owner =>
    owner === undefined
      ? []
      : [
          {
            key: stringifyNamespacedName({ namespace, name: owner }),
            match: 'controller of the workload',
            closeness: 0.9,
          },
          {
            key: owner,
            match: 'controller of the workload, any namespace',
            closeness: 0.7,
          },
        ],
  );
}

function walk(key: string): WalkStep[] {
  const { namespace, name } = splitNamespacedName(key);
  const steps = walkToController(key);
  steps.push(
    { key: name, match: 'workload, any namespace', closeness: 0.75 },
    {
      kind: 'service-name',
      key: name,
      match: 'service of the same name',
      closeness: 0.55,
    },
  );
  if (namespace !== undefined) {
    steps.push({
      kind: 'kubernetes-namespace',
      key: namespace,
      match: 'namespace of the workload',
      closeness: 0.4,
    });
  }
  return boundedWalk({ kind: 'kubernetes-workload', key }, steps);
}

/**
 * Deployments, StatefulSets, Services and the like: `namespace/name`, or the
 * bare name.
 *
 * @internal
 */
export const kubernetesWorkloadRules: KindRules = {
  kind: 'kubernetes-workload',
  specificity: 0.85,
  normalise,
  walk,
};
