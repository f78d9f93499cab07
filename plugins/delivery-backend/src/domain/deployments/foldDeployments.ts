import { compareNumbered, compareText } from '../collections/compare';
import { groupBy } from '../collections/groupBy';
import { CommitRange } from '../commits/commitRange';
import { Deployment } from '../types';

/** A deployment as it was seen; what it was follows from those before it. */
export type ObservedDeployment = Omit<
  Deployment,
  'commits' | 'kind' | 'previousId'
> & {
  /** What its source calls it; believed where history does not say otherwise. */
  toldKind?: 'rollback';
};

/** How long an environment waited between two deployments that count. */
export interface Gap {
  afterId: string;
  beforeId: string;
  milliseconds: number;
}

/** All that was deployed of a component to an environment. */
export interface Timeline {
  component: string;
  environment: string;
  /** In the order in which they took effect. */
  deployments: Deployment[];
  /**
   * The first that succeeded. What it brought is not known, since what was there
   * before is not: it only marks where knowledge begins.
   */
  watermark?: Deployment;
  gaps: Gap[];
  /** Ids of deployments of which no history tells what they brought. */
  unknownRanges: string[];
  /** Ids of those that say neither when they began nor when they ended. */
  unplaced: string[];
}

/**
 * Says of each deployment what it was and brought. The same deployments give the
 * same timelines in whatever order and how often they come.
 *
 * Only those that succeeded change what is in an environment, at the time at
 * which they finished: a slow one that began first is what stays.
 */
export function foldDeployments(
  observed: Iterable<ObservedDeployment>,
  range: CommitRange,
): Timeline[] {
  const byId = new Map(Array.from(observed, it => [it.id, it]));
  const byPlace = groupBy(
    [...byId.values()].sort((a, b) => compareText(a.id, b.id)),
    it => JSON.stringify([it.component, it.environment]),
  );
  return [...byPlace]
    .sort(([one], [other]) => compareText(one, other))
    .map(([, ofPlace]) => foldPlace(ofPlace, range));
}

/** When a deployment took effect, or as near to it as is known. */
export function tookEffectAt(
  it: Pick<Deployment, 'startedAt' | 'finishedAt'>,
): number | undefined {
  return it.finishedAt ?? it.startedAt;
}

function foldPlace(
  observed: readonly ObservedDeployment[],
  range: CommitRange,
): Timeline {
  const placed = observed
    .filter(it => tookEffectAt(it) !== undefined)
    .sort(byEffect(range));
  const timeline: Timeline = {
    component: observed[0].component,
    environment: observed[0].environment,
    deployments: [],
    gaps: [],
    unknownRanges: [],
    unplaced: observed
      .filter(it => tookEffectAt(it) === undefined)
      .map(({ id }) => id),
  };
  const firstIndexes = new Map<string, number>();
  let current: Deployment | undefined;
  for (const it of placed) {
    const deployment = describe(it, { current, firstIndexes, range, timeline });
    timeline.deployments.push(deployment);
    if (deployment.result === 'succeeded') {
      timeline.watermark ??= deployment;
      current = deployment;
      if (!firstIndexes.has(it.sha)) {
        firstIndexes.set(it.sha, firstIndexes.size);
      }
    }
  }
  timeline.gaps = gapsOf(timeline.deployments);
  return timeline;
}

/**
 * Times of sources are whole seconds, in which several can end: then what began
 * later, contains more, or has the higher number is taken for what stays.
 */
function byEffect(range: CommitRange) {
  const depthOf = ({ sha }: ObservedDeployment) => range.depthOf(sha) ?? -1;
  return (one: ObservedDeployment, other: ObservedDeployment): number =>
    tookEffectAt(one)! - tookEffectAt(other)! ||
    (one.startedAt ?? one.finishedAt!) -
      (other.startedAt ?? other.finishedAt!) ||
    depthOf(one) - depthOf(other) ||
    compareNumbered(one.id, other.id);
}

function describe(
  observed: ObservedDeployment,
  {
    current,
    firstIndexes,
    range,
    timeline,
  }: {
    current: Deployment | undefined;
    firstIndexes: ReadonlyMap<string, number>;
    range: CommitRange;
    timeline: Timeline;
  },
): Deployment {
  const { toldKind, ...seen } = observed;
  if (!current) {
    return { ...seen, kind: 'deploy', commits: [] };
  }
  const kind = kindOf(observed, current, { firstIndexes, range });
  const brought = kind === 'deploy' ? range(current.sha, observed.sha) : [];
  if (!brought) {
    timeline.unknownRanges.push(observed.id);
  }
  return {
    ...seen,
    kind,
    commits: [...(brought ?? [])],
    previousId: current.id,
  };
}

/**
 * Ancestry decides where it can. Between commits of which neither is in the
 * other, and where history is not known, it is what its source says, or else one
 * that was there earlier is older.
 */
function kindOf(
  observed: ObservedDeployment,
  current: Deployment,
  {
    firstIndexes,
    range,
  }: { firstIndexes: ReadonlyMap<string, number>; range: CommitRange },
): Deployment['kind'] {
  const { sha: next, toldKind } = observed;
  if (next === current.sha) {
    return 'redeploy';
  }
  if (range(next, current.sha)?.length === 0) {
    return 'deploy';
  }
  const nextIndex = firstIndexes.get(next);
  if (range(current.sha, next)?.length === 0) {
    return nextIndex !== undefined || isAfter(observed, current)
      ? 'rollback'
      : toldKind ?? 'deploy';
  }
  const isOlder =
    nextIndex !== undefined && nextIndex < firstIndexes.get(current.sha)!;
  return isOlder ? 'rollback' : toldKind ?? 'deploy';
}

/**
 * Whether one began when the other had ended. Where an older commit that was
 * never there ends later without that, it was only overtaken.
 */
function isAfter(
  { startedAt }: ObservedDeployment,
  current: Deployment,
): boolean {
  const endedAt = tookEffectAt(current);
  return (
    startedAt !== undefined && endedAt !== undefined && startedAt >= endedAt
  );
}

function gapsOf(deployments: readonly Deployment[]): Gap[] {
  const counted = deployments.filter(
    ({ kind, result, finishedAt }) =>
      kind === 'deploy' && result === 'succeeded' && finishedAt !== undefined,
  );
  return counted.slice(1).map((it, index) => ({
    afterId: counted[index].id,
    beforeId: it.id,
    milliseconds: it.finishedAt! - counted[index].finishedAt!,
  }));
}
