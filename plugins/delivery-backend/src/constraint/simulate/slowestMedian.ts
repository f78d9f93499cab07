import { Stage, StageSpan } from '../../domain/types';
import { median } from '../../statistics';
import { Period } from '../units';
import { STAGES, visitsOf } from '../visits';

/**
 * The stage that takes longest in the middle, of what has left it: the usual
 * way to name a constraint, to be held against ours.
 *
 * @returns undefined if nothing has left any stage
 */
export function slowestMedian(
  spans: readonly StageSpan[],
  period: Period,
): Stage | undefined {
  const left = visitsOf(spans, period).filter(it => it.leftAt !== undefined);
  let slowest: { stage: Stage; time: number } | undefined;
  for (const stage of STAGES) {
    const own = left.filter(visit => visit.stage === stage);
    const time = median(own.map(({ queue, touch }) => queue + touch));
    if (time !== undefined && time > (slowest?.time ?? -1)) {
      slowest = { stage, time };
    }
  }
  return slowest?.stage;
}
