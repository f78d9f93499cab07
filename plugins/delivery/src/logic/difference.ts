import {
  MeasuredNumber,
  MetricAnswer,
} from '@groundwork/backstage-plugin-delivery-common';
import { roundsToNothing, scaleOf } from './amounts';

/** How a metric differs from the period before. */
export interface Difference {
  /** Now less before. */
  value: number;
  direction: 'up' | 'down' | 'same';
  /** `unclear` where the intervals overlap: it may be chance. */
  verdict: 'better' | 'worse' | 'unclear';
}

function boundsOf({ interval }: MeasuredNumber) {
  const { low, high } = interval ?? {};
  return low === undefined || high === undefined ? undefined : { low, high };
}

/** Whether two intervals have nothing in common, as far as both are known. */
function areApart(one: MeasuredNumber, other: MeasuredNumber): boolean {
  const [a, b] = [boundsOf(one), boundsOf(other)];
  return (
    a !== undefined && b !== undefined && (a.low > b.high || a.high < b.low)
  );
}

/** Of a difference as it is said: an arrow beside a zero would be puzzling. */
function directionOf(
  value: number,
  { unit, now }: MetricAnswer,
): Difference['direction'] {
  if (roundsToNothing(value, scaleOf(unit, now.value ?? value))) {
    return 'same';
  }
  return value > 0 ? 'up' : 'down';
}

/** How a metric differs from before; undefined where one of both is unknown. */
export function differenceOf(metric: MetricAnswer): Difference | undefined {
  const { now, before, better } = metric;
  if (now.value === undefined || before.value === undefined) {
    return undefined;
  }
  const value = now.value - before.value;
  const direction = directionOf(value, metric);
  if (direction === 'same' || better === 'neither' || !areApart(now, before)) {
    return { value, direction, verdict: 'unclear' };
  }
  const isBetter = (better === 'more') === (direction === 'up');
  return { value, direction, verdict: isBetter ? 'better' : 'worse' };
}
