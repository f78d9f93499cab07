import { ConstraintFindingAnswer } from '@groundwork/backstage-plugin-delivery-common';
import { ConstraintFinding } from '../../constraint';

/** A finding as it is answered: without what JSON has no word for. */
export function toFinding(finding: ConstraintFinding): ConstraintFindingAnswer {
  if (finding.status === 'abstained') {
    const { status, reason, found, needed } = finding;
    return { status, reason, found, needed };
  }
  const { status, stage, runnerUp, share, merged, gap, takeoverAt } = finding;
  return {
    status,
    stage,
    runnerUp,
    share,
    mergedChanges: merged,
    gapHours: {
      value: gap.value,
      ...(gap.interval && { interval: gap.interval }),
    },
    stages: finding.stages.map(it => ({
      stage: it.stage,
      share: it.share,
      savedHours: it.hoursPerChange,
      ...(it.interval && { interval: it.interval }),
    })),
    ...(takeoverAt !== undefined && { takeoverAt }),
  };
}
