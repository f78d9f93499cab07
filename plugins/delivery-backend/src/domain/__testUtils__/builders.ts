import { medianSorted } from 'simple-statistics';
import { CommitNode, commitRangeOf } from '../commits/commitRange';
import {
  foldDeployments,
  ObservedDeployment,
  placeChanges,
} from '../deployments';
import { FailureEvidence, linkFailures } from '../links';
import { CensoredDuration, Estimators } from '../metrics';
import { Change, Incident } from '../types';

export const HOUR = 60 * 60_000;
export const DAY = 24 * HOUR;

/** Times of tests count from here; a Monday. */
export const START = Date.UTC(2026, 8, 7);

/** Milliseconds of a time some days, or a part of one, after the start. */
export const day = (days: number) => START + days * DAY;

/** A straight line of commits, each an own word, oldest first. */
export function line(commits: string): CommitNode[] {
  const shas = commits.split(' ');
  return shas
    .map((sha, index) => ({
      sha,
      parents: index > 0 ? [shas[index - 1]] : [],
    }))
    .reverse();
}

/** A successful deployment that finished so many days after the start. */
export function deployment(
  sha: string,
  days: number,
  over: Partial<ObservedDeployment> = {},
): ObservedDeployment {
  const component = over.component ?? 'orders';
  const environment = over.environment ?? 'production';
  return {
    id: `${component}/${environment}@${days}`,
    component,
    environment,
    isProduction: environment.startsWith('prod'),
    sha,
    startedAt: day(days) - 600_000,
    finishedAt: day(days),
    result: 'succeeded',
    ...over,
  };
}

/** A change of one commit, merged a day after it. */
export function change(
  sha: string,
  committedOn: number,
  over: Partial<Change> = {},
): Change {
  return {
    id: `change-${sha}`,
    repository: 'acme/orders',
    title: `Change ${sha}`,
    firstCommitAt: day(committedOn),
    mergedAt: day(committedOn + 1),
    mergeSha: sha,
    commits: [sha],
    isBot: false,
    cohort: 'undeclared',
    components: ['orders'],
    ...over,
  };
}

export function incident(
  id: string,
  startedOn: number,
  over: Partial<Incident> = {},
): Incident {
  return {
    id,
    title: `Incident ${id}`,
    component: 'orders',
    environment: 'production',
    startedAt: day(startedOn),
    detectedAt: day(startedOn),
    ...over,
  };
}

/** All that follows from deployments and the rest; links as of everything. */
export function world({
  commits,
  deployments,
  changes = [],
  ...evidence
}: {
  commits: CommitNode[];
  deployments: ObservedDeployment[];
  changes?: Change[];
} & Partial<Omit<FailureEvidence, 'timelines' | 'placements'>>) {
  const range = commitRangeOf(commits);
  const timelines = foldDeployments(deployments, range);
  const placements = placeChanges(changes, timelines, range);
  const links = linkFailures(
    {
      incidents: [],
      namedCauses: [],
      reverts: [],
      hotfixes: [],
      corrections: [],
      ...evidence,
      timelines,
      placements,
    },
    range,
  );
  return { range, timelines, placements, links };
}

/** What links lead where, as `from → to class`. */
export function shown(links: ReturnType<typeof world>['links']): string[] {
  return links.map(it => `${it.from.id} → ${it.to.id} ${it.class}`);
}

/** The plain median, and intervals that are only told apart from none. */
export const estimators: Estimators = {
  median: values =>
    values.length > 0
      ? medianSorted(values.toSorted((a, b) => a - b))
      : undefined,
  medianInterval: () => undefined,
  rateInterval: () => ({ low: 0, high: 1 }),
  survivalMedian: () => undefined,
};

/** The product-limit estimate of a median, for what can be done by hand. */
export function productLimitMedian(durations: readonly CensoredDuration[]) {
  const ordered = durations.toSorted((a, b) => a.milliseconds - b.milliseconds);
  let surviving = 1;
  for (const [index, { milliseconds, isOpen }] of ordered.entries()) {
    surviving *= isOpen ? 1 : 1 - 1 / (ordered.length - index);
    if (surviving <= 0.5) {
      return { value: milliseconds };
    }
  }
  return {};
}
