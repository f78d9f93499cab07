import { isNumber } from './text';

/**
 * What Kubernetes makes generated names of: no vowels and nothing that looks
 * like one, so that no words come out.
 */
const ALPHABET = new Set('bcdfghjklmnpqrstvwxz2456789');

/** How a workload's name was found in another one. */
export interface StrippedName {
  name: string;
  /** The controller that would have made the longer name. */
  controller:
    | 'deployment'
    | 'daemonset or job'
    | 'cronjob'
    | 'indexed job'
    | 'statefulset';
}

function isGenerated(text: string, shortest: number, longest: number) {
  if (text.length < shortest || text.length > longest) {
    return false;
  }
  for (const character of text) {
    if (!ALPHABET.has(character)) {
      return false;
    }
  }
  return true;
}

/** Splits at the last dash; both halves are non-empty. */
function splitLast(name: string): [string, string] | undefined {
  const dash = name.lastIndexOf('-');
  return dash > 0 && dash < name.length - 1
    ? [name.slice(0, dash), name.slice(dash + 1)]
    : undefined;
}

/** `orders-7d9f8c6b5` → `orders`: the name of a ReplicaSet's Deployment. */
export function deploymentOfReplicaSet(name: string): string | undefined {
  const split = splitLast(name);
  return split && isGenerated(split[1], 6, 10) ? split[0] : undefined;
}

/**
 * `backup-28391040` → `backup`: a CronJob adds the minute, counted from 1970,
 * for which it started a Job (before Kubernetes 1.21 the second).
 */
export function cronJobOfJob(name: string): string | undefined {
  const split = splitLast(name);
  const isTime = split && /^(?:\d{8}|\d{10})$/.test(split[1]);
  return isTime ? split[0] : undefined;
}

/**
 * Removes what Kubernetes appends to a workload's name when it makes a pod's.
 *
 * Generated suffixes use only consonants and digits that cannot spell a word,
 * so `web-checkout` is left alone while `checkout-7d9f8c6b5-x2k4p` becomes
 * `checkout`. Ordinals of StatefulSets are numbers and come last.
 *
 * @returns candidates, most likely first; the caller keeps those that exist
 */
export function workloadNamesOfPod(pod: string): StrippedName[] {
  const split = splitLast(pod);
  if (split === undefined) {
    return [];
  }
  const [rest, suffix] = split;
  const names: StrippedName[] = [];
  if (isGenerated(suffix, 5, 5)) {
    const deployment = deploymentOfReplicaSet(rest);
    if (deployment !== undefined) {
      names.push({ name: deployment, controller: 'deployment' });
    }
    const cronJob = cronJobOfJob(rest);
    if (cronJob !== undefined) {
      names.push({ name: cronJob, controller: 'cronjob' });
    }
    names.push({ name: rest, controller: 'daemonset or job' });
    const indexed = splitLast(rest);
    if (indexed && cronJob === undefined && isNumber(indexed[1])) {
      names.push({ name: indexed[0], controller: 'indexed job' });
    }
  }
  if (isNumber(suffix)) {
    names.push({ name: rest, controller: 'statefulset' });
  }
  return names;
}
