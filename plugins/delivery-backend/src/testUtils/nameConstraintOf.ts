import { nameConstraint } from '../constraint';
import { seededRandom } from '../statistics';
import { HarnessConstraint, HarnessSpan } from './types';

/**
 * Names the constraint of spans as the plugin does.
 *
 * @alpha
 */
export function nameConstraintOf(
  spans: readonly HarnessSpan[],
  options: { from: number; to: number; seed: number },
): HarnessConstraint {
  const { from, to, seed } = options;
  const call = nameConstraint(spans, {
    period: { from, to },
    random: seededRandom(seed),
  });
  return call.status === 'abstained'
    ? { status: call.status, savings: [] }
    : {
        status: call.status,
        stage: call.stage,
        savings: call.stages.map(({ stage, hoursPerChange, interval }) => ({
          stage,
          hoursPerChange,
          ...(interval && { interval }),
        })),
      };
}
