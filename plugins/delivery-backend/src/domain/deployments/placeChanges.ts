import { groupBy } from '../collections/groupBy';
import { CommitRange } from '../commits/commitRange';
import { Change, Deployment } from '../types';
import { Timeline } from './foldDeployments';

/** Why no deployment is known to have brought a merged change to production. */
export type NotPlacedReason =
  /** Nothing of the component was ever deployed to production. */
  | 'neverDeployed'
  /** It was there when the component was first seen in production. */
  | 'beforeFirstDeployment'
  /** A deployment came after it of which history does not tell what it brought. */
  | 'historyUnknown'
  /** It waits still. */
  | 'notDeployedYet';

/** Which deployment first brought a change to production, for one component. */
export type Placement = {
  change: Change;
  component: string;
} & (
  | { status: 'deployed'; deployment: Deployment }
  | { status: 'notPlaced'; reason: NotPlacedReason }
);

/** What is known of a component's copies of production. */
interface Production {
  watermarks: Deployment[];
  /** The deployment that first brought a commit, by commit. */
  bringers: ReadonlyMap<string, Deployment>;
  /** When the last deployment finished of which it is not known what it brought. */
  unknownUntil: number;
}

const NOWHERE: Production = {
  watermarks: [],
  bringers: new Map(),
  unknownUntil: -Infinity,
};

/**
 * Finds for each component of each change the first successful deployment to
 * production that contains it, whatever was collected besides. Changes that are
 * neither merged nor in production are left out.
 */
export function placeChanges(
  changes: Iterable<Change>,
  timelines: readonly Timeline[],
  range: CommitRange,
): Placement[] {
  const byComponent = groupBy(timelines, ({ component }) => component);
  const places = new Map(
    [...byComponent].map(([component, own]) => [component, productionOf(own)]),
  );
  const placements: Placement[] = [];
  for (const change of changes) {
    for (const component of new Set(change.components)) {
      const place = places.get(component) ?? NOWHERE;
      const deployment = bringerOf(change, place.bringers);
      if (deployment) {
        placements.push({ change, component, status: 'deployed', deployment });
      } else if (change.mergedAt !== undefined) {
        const reason = reasonOf(change, change.mergedAt, place, range);
        placements.push({ change, component, status: 'notPlaced', reason });
      }
    }
  }
  return placements;
}

function productionOf(timelines: readonly Timeline[]): Production {
  const bringers = new Map<string, Deployment>();
  const watermarks: Deployment[] = [];
  let unknownUntil = -Infinity;
  for (const { deployments, watermark, unknownRanges } of timelines) {
    if (watermark?.isProduction) {
      watermarks.push(watermark);
    }
    const unknown = new Set(unknownRanges);
    for (const it of deployments) {
      if (it.isProduction && it.result === 'succeeded') {
        for (const commit of it.commits) {
          bringers.set(commit, earlier(bringers.get(commit), it));
        }
        if (unknown.has(it.id)) {
          unknownUntil = Math.max(unknownUntil, timeOf(it));
        }
      }
    }
  }
  return { watermarks, bringers, unknownUntil };
}

function earlier(one: Deployment | undefined, other: Deployment): Deployment {
  return one && timeOf(one) <= timeOf(other) ? one : other;
}

/** One without a time of its end comes after all others: it helps least. */
function timeOf({ finishedAt }: Deployment): number {
  return finishedAt ?? Infinity;
}

/**
 * A change is in production when its merge is. Where the merge commit is in no
 * deployment, as after history was rewritten, it is when the last of its commits
 * that is found anywhere came: one that came earlier is only a part of it.
 */
function bringerOf(
  { mergeSha, commits }: Change,
  bringers: Production['bringers'],
): Deployment | undefined {
  const ofMerge = mergeSha === undefined ? undefined : bringers.get(mergeSha);
  return (
    ofMerge ??
    commits
      .flatMap(commit => bringers.get(commit) ?? [])
      .reduce<Deployment | undefined>(
        (last, it) => (last && timeOf(last) >= timeOf(it) ? last : it),
        undefined,
      )
  );
}

function reasonOf(
  { mergeSha }: Change,
  mergedAt: number,
  { watermarks, unknownUntil }: Production,
  range: CommitRange,
): NotPlacedReason {
  if (watermarks.length === 0) {
    return 'neverDeployed';
  }
  const isBefore = watermarks.some(watermark => {
    const isIn =
      mergeSha === undefined ? undefined : range.isIn(mergeSha, watermark.sha);
    return isIn ?? mergedAt <= timeOf(watermark);
  });
  if (isBefore) {
    return 'beforeFirstDeployment';
  }
  return mergedAt <= unknownUntil ? 'historyUnknown' : 'notDeployedYet';
}
