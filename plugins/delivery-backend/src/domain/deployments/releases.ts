import { groupBy } from '../collections/groupBy';
import { Deployment } from '../types';
import { Timeline } from './foldDeployments';

/** A deployment that counts once, however many copies of production take it. */
export interface Release {
  component: string;
  sha: string;
  /** The earliest, then its copies in other environments. */
  deployments: [Deployment, ...Deployment[]];
  finishedAt: number;
  /** Whether it is the first of its component, which only begins knowledge. */
  isFirst: boolean;
}

/**
 * The distinct deployments to production of each component that took effect, in
 * order of time. Redeployments and rollbacks are none. The n-th deployment of a
 * sha in one environment and the n-th in another are one release.
 */
export function releasesOf(timelines: readonly Timeline[]): Release[] {
  return oncePerCopies(
    timelines,
    ({ kind, result }) => kind === 'deploy' && result === 'succeeded',
  );
}

/**
 * The same of some deployments to production: each counts once, however many
 * copies of production take it.
 */
export function oncePerCopies(
  timelines: readonly Timeline[],
  counts: (deployment: Deployment) => boolean,
): Release[] {
  const counted = timelines.flatMap(({ deployments }) => {
    const times = new Map<string, number>();
    const own = deployments.filter(
      it => it.isProduction && it.finishedAt !== undefined && counts(it),
    );
    return own.map(deployment => {
      const time = times.get(deployment.sha) ?? 0;
      times.set(deployment.sha, time + 1);
      return { deployment, time };
    });
  });
  const byRelease = groupBy(counted, ({ deployment, time }) =>
    JSON.stringify([deployment.component, deployment.sha, time]),
  );
  const seen = new Set<string>();
  return [...byRelease.values()]
    .map(copies => copies.map(({ deployment }) => deployment).sort(byFinish))
    .sort(([one], [other]) => byFinish(one, other))
    .map(([earliest, ...copies]) => {
      const isFirst = !seen.has(earliest.component);
      seen.add(earliest.component);
      return {
        component: earliest.component,
        sha: earliest.sha,
        deployments: [earliest, ...copies],
        finishedAt: earliest.finishedAt!,
        isFirst,
      };
    });
}

function byFinish(one: Deployment, other: Deployment): number {
  return one.finishedAt! - other.finishedAt!;
}
