import { Placement, Timeline } from '../deployments';
import { Deployment, Link } from '../types';
import { CONFIDENCE } from './confidence';

/** That a change mends something in a hurry, by its label or branch. */
export interface Hotfix {
  changeId: string;
  /** What says so, such as `branch hotfix/rounding`. */
  evidence: string;
}

/**
 * Links the deployment that brought a hotfix to the one that was in the same
 * environment when work on it began: what came later cannot have been its
 * reason. Where that is not known it is the one before.
 */
export function linkHotfixes(
  hotfixes: readonly Hotfix[],
  placements: readonly Placement[],
  timelines: readonly Timeline[],
): Link[] {
  const evidenceOf = new Map(
    hotfixes.map(({ changeId, evidence }) => [changeId, evidence]),
  );
  const timelineOf = new Map(
    timelines.flatMap(timeline =>
      timeline.deployments.map(({ id }) => [id, timeline] as const),
    ),
  );
  return placements.flatMap(placement => {
    const evidence = evidenceOf.get(placement.change.id);
    if (evidence === undefined || placement.status !== 'deployed') {
      return [];
    }
    const { deployment: fix, change } = placement;
    const timeline = timelineOf.get(fix.id);
    const cause = timeline && mended(timeline, fix, change.firstCommitAt);
    const link: Link | undefined = cause && {
      from: { kind: 'deployment', id: fix.id },
      to: { kind: 'deployment', id: cause.id },
      class: 'hotfix',
      confidence: CONFIDENCE.hotfix,
      evidence: `Change ${change.id} is a hotfix: ${evidence}`,
    };
    return link ?? [];
  });
}

function mended(
  { deployments }: Timeline,
  fix: Deployment,
  begunAt: number | undefined,
): Deployment | undefined {
  const before = deployments
    .slice(
      0,
      deployments.findIndex(({ id }) => id === fix.id),
    )
    .filter(({ kind, result }) => kind === 'deploy' && result === 'succeeded');
  const wereThere =
    begunAt === undefined
      ? before
      : before.filter(({ finishedAt = Infinity }) => finishedAt <= begunAt);
  return wereThere.at(-1);
}
