import { Placement } from '../deployments';
import { Reading, readSpan } from './Reading';

/**
 * Raised when what a lead time is changes, so that numbers of different
 * definitions are never compared.
 */
export const LEAD_TIME_DEFINITION_VERSION = 1;

/**
 * Change lead time: from the author time of the earliest commit to the end of
 * the first successful deployment to production that contains the change; one
 * reading per component. The first deployment of a component has none. That of a
 * merged change that waits is open and lasts until now: without those it would
 * look as if all were deployed quickly.
 *
 * @see https://dora.dev/guides/dora-metrics/
 */
export function leadTimes(
  placements: readonly Placement[],
  { now }: { now: number },
): Reading[] {
  return placements.map(placement => {
    const { firstCommitAt, firstCommitIsApproximate } = placement.change;
    return readUntilDeployed(placement, {
      start: firstCommitAt,
      missing: 'firstCommitUnknown',
      isApproximate: firstCommitIsApproximate,
      now,
    });
  });
}

/** From merge to production, which says what of a lead time is after review. */
export function mergeToDeployTimes(
  placements: readonly Placement[],
  { now }: { now: number },
): Reading[] {
  return placements.map(placement =>
    readUntilDeployed(placement, {
      start: placement.change.mergedAt,
      missing: 'notMerged',
      now,
    }),
  );
}

function readUntilDeployed(
  placement: Placement,
  {
    start,
    missing,
    isApproximate,
    now,
  }: {
    start: number | undefined;
    missing: string;
    isApproximate?: boolean;
    now: number;
  },
): Reading {
  const { change, component } = placement;
  const item = change.id;
  if (placement.status === 'notPlaced') {
    // Only what was merged is placed nowhere.
    const at = change.mergedAt!;
    const { reason } = placement;
    return reason === 'notDeployedYet' && start !== undefined
      ? readSpan(
          { item, component, at },
          { start, end: now, isApproximate, isOpen: true, openReason: reason },
        )
      : { item, component, at, status: 'excluded', reason };
  }
  const { finishedAt, startedAt } = placement.deployment;
  const at = finishedAt ?? startedAt!;
  if (finishedAt === undefined) {
    const reason = 'deploymentEndUnknown';
    return { item, component, at, status: 'excluded', reason };
  }
  if (start === undefined) {
    return { item, component, at, status: 'excluded', reason: missing };
  }
  return readSpan(
    { item, component, at },
    { start, end: finishedAt, isApproximate },
  );
}
