import {
  CheckDefinition,
  CheckResult,
  FactState,
  Waiver,
} from '@groundwork/backstage-plugin-scorecards-common';
import { StateDetails } from '../../database/rows';
import { messageOf, sinceOf } from '../../states/details';
import { StatusLetter } from '../../states/statuses';

/** What one check says of one entity, and why. */
export function presentCheck(
  check: CheckDefinition,
  { status, enforced }: StatusLetter,
  known: {
    details: StateDetails;
    /** Since when, where it is not told of the check itself. */
    since: Date;
    facts: FactState[];
    waiver?: Waiver;
  },
): CheckResult {
  const { details, since, facts, waiver } = known;
  return {
    checkId: check.id,
    title: check.title,
    why: check.why,
    capability: check.capability,
    level: check.level,
    weight: check.weight,
    status,
    since: sinceOfCheck(details, check.id, since).toISOString(),
    message: messageOf(details, check.id),
    enforced,
    enforcedFrom: enforced ? undefined : check.effective?.enforce,
    expression: check.expression,
    remedy: check.remedy,
    facts,
    waiver,
  };
}

/**
 * Since when a check has its status.
 *
 * @param otherwise - where it is not told of the check itself
 */
export function sinceOfCheck(
  details: StateDetails,
  checkId: string,
  otherwise: Date,
): Date {
  const since = sinceOf(details, checkId);
  return since === undefined ? otherwise : new Date(since);
}
