import { OnCallStatus } from '@groundwork/backstage-plugin-ownership-common';
import { EntityFacts, GapRule, NONE, Outcome, UNKNOWN } from '../finding';

/** No schedule is known for what needs one. */
export const noOnCall: GapRule = facts => outcomeOf(facts, 'none');

/** There is a schedule, and nobody is on it. */
export const silentOnCall: GapRule = facts => outcomeOf(facts, 'silent');

/** A provider that does not answer has not said that nobody is on call. */
function outcomeOf(
  { isOperated, onCall }: EntityFacts,
  bad: OnCallStatus,
): Outcome {
  if (!isOperated) {
    return NONE;
  }
  if (!onCall || onCall.status === 'unavailable') {
    return UNKNOWN;
  }
  const { status, schedule } = onCall;
  return status === bad
    ? { status: 'gap', ...(schedule && { detail: { schedule } }) }
    : NONE;
}
