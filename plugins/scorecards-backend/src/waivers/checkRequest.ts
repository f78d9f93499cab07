import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { timeInWords } from '@groundwork/backstage-plugin-groundwork-common';
import { WaiverRequest } from '@groundwork/backstage-plugin-scorecards-common';
import { DateTime } from 'luxon';
import { CurrentScorecard } from '../definitions/types';

const MIN_REASON_LENGTH = 10;
const MAX_TEXT_LENGTH = 2_000;
/** The longest that a waiver lasts. */
export const MAX_DAYS = 180;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const UNSTORABLE = /[\0\p{Surrogate}]/u;

/**
 * What of a request does not depend on definitions, checked.
 *
 * @throws InputError that says which field is wrong and what would be right
 */
export function checkRequest(
  request: WaiverRequest,
  now: Date,
): { reason: string; expiresAt: Date } {
  const reason = request.reason.trim();
  if (reason.length < MIN_REASON_LENGTH) {
    throw new InputError(
      `'reason' has ${reason.length} characters; say in at least ${MIN_REASON_LENGTH} why the check should not count for a while`,
    );
  }
  return {
    reason: checkText(reason, 'reason'),
    expiresAt: checkExpiry(request.expiresAt, now),
  };
}

/** @throws InputError when a text is too long or cannot be stored */
export function checkText(text: string, field: string): string {
  if (text.length > MAX_TEXT_LENGTH) {
    throw new InputError(
      `'${field}' has ${text.length} characters; at most ${MAX_TEXT_LENGTH} are kept`,
    );
  }
  if (UNSTORABLE.test(text)) {
    throw new InputError(
      `'${field}' holds characters that cannot be stored, such as NUL; leave them out`,
    );
  }
  return text;
}

/** A day is meant up to its end, as people mean it, and no longer than may be. */
function checkExpiry(text: string, now: Date): Date {
  const written = DateTime.fromISO(text, { zone: 'utc' });
  const at = DAY.test(text) ? written.endOf('day') : written;
  if (!at.isValid || !/^\d{4}-\d{2}-\d{2}/.test(text)) {
    throw new InputError(
      `'expiresAt' is '${text.slice(
        0,
        100,
      )}'; it must be a time in ISO 8601, such as 2027-03-03 or 2027-03-03T09:30:00Z`,
    );
  }
  if (at.toJSDate() <= now) {
    throw new InputError(
      `'expiresAt' is '${text}', which is over; it must be in the future`,
    );
  }
  const latest = DateTime.fromJSDate(now, { zone: 'utc' }).plus({
    days: MAX_DAYS,
  });
  if (written > latest) {
    throw new InputError(
      `'expiresAt' is '${text}'; a waiver lasts at most ${MAX_DAYS} days, so until ${timeInWords(
        latest.toJSDate(),
      )}`,
    );
  }
  return DateTime.min(at, latest).toJSDate();
}

/**
 * Checks that a request is about checks that there are, and that apply.
 *
 * @throws InputError that says which field is wrong and what would be right
 */
export function checkChecks(
  {
    checkId,
    compensatingCheckId,
  }: Pick<WaiverRequest, 'checkId' | 'compensatingCheckId'>,
  scorecard: CurrentScorecard,
  entity: Entity,
): void {
  assertApplies(checkId, 'checkId', scorecard, entity);
  if (compensatingCheckId === undefined) {
    return;
  }
  if (compensatingCheckId === checkId) {
    throw new InputError(
      `'compensatingCheckId' is the check itself, '${checkId}'; name another one, or leave it out`,
    );
  }
  assertApplies(compensatingCheckId, 'compensatingCheckId', scorecard, entity);
}

function assertApplies(
  checkId: string,
  field: string,
  { id, compiled }: CurrentScorecard,
  entity: Entity,
): void {
  const check = compiled.checks.find(
    ({ definition }) => definition.id === checkId,
  );
  if (!check) {
    throw new InputError(
      `'${field}' is '${checkId.slice(
        0,
        200,
      )}', but scorecard '${id}' has no such check; it has ${compiled.checks
        .map(({ definition }) => definition.id)
        .join(', ')}`,
    );
  }
  if (!check.appliesTo(entity)) {
    throw new InputError(
      `'${field}' is '${checkId}', which does not apply to ${stringifyEntityRef(
        entity,
      )}; its filter does not select it`,
    );
  }
}
