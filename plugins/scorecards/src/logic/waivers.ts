import {
  CheckResult,
  CheckStatus,
  Waiver,
  WaiverDecision,
} from '@groundwork/backstage-plugin-scorecards-common';
import { dayAfter, endOfDay } from './days';

/** Shorter reasons say nothing to who decides. */
export const MIN_REASON = 10;

export const MAX_REASON = 2_000;

export const MAX_DAYS = 180;

/** What is offered besides a date. */
export const QUICK_DAYS: readonly number[] = [30, 60, 90];

const DAY_MS = 24 * 60 * 60 * 1000;

/** What somebody writes who asks for a waiver. */
export interface WaiverDraft {
  reason: string;
  /** `YYYY-MM-DD`; the waiver ends with that day. */
  until: string;
  compensatingCheckId?: string;
}

/** What is wrong with a draft, by field. */
export interface WaiverProblems {
  reason?: 'tooShort';
  /** `noEffect`: it would end before the check counts at all. */
  until?: 'missing' | 'past' | 'noEffect' | 'tooFar';
}

/**
 * Finds what is wrong with a draft.
 *
 * @param countsFrom - ISO 8601: from when the check counts, while it does not
 */
export function problemsOf(
  draft: WaiverDraft,
  now: Date,
  countsFrom?: string,
): WaiverProblems {
  const problems: WaiverProblems = {};
  if (draft.reason.trim().length < MIN_REASON) {
    problems.reason = 'tooShort';
  }
  const end = endOfDay(draft.until);
  if (!end) {
    problems.until = 'missing';
  } else if (end <= now) {
    problems.until = 'past';
  } else if (countsFrom && end <= new Date(countsFrom)) {
    problems.until = 'noEffect';
  } else if (draft.until > dayAfter(MAX_DAYS, now)) {
    problems.until = 'tooFar';
  }
  return problems;
}

/**
 * The day that is offered first for the end of a waiver: as far from when the
 * check counts, as far as that can be.
 */
export function firstUntil(now: Date, countsFrom?: string): string {
  const start = new Date(
    Math.max(now.getTime(), countsFrom ? Date.parse(countsFrom) : 0),
  );
  const [wanted, last] = [
    dayAfter(QUICK_DAYS[0], start),
    dayAfter(MAX_DAYS, now),
  ];
  return wanted < last ? wanted : last;
}

/** Whether a waiver that is asked for now can last until the check counts. */
export function canTakeEffect(now: Date, countsFrom?: string): boolean {
  return (
    countsFrom === undefined ||
    Date.parse(countsFrom) < now.getTime() + MAX_DAYS * DAY_MS
  );
}

/**
 * When a draft's waiver ends. On the last day that can be chosen, that is as
 * many days from now as may be, rather than the end of that day.
 */
export function expiryOf(draft: WaiverDraft, now: Date): string {
  const end = endOfDay(draft.until) ?? now;
  const latest = now.getTime() + MAX_DAYS * DAY_MS;
  return new Date(Math.min(end.getTime(), latest)).toISOString();
}

export type Decision = WaiverDecision['decision'];

/** A decision that can be taken of a waiver, and why not by this person. */
export interface OpenDecision {
  decision: Decision;
  /** `own`: whoever asked cannot decide. */
  disabledBecause?: 'own';
}

/** Whether this person has asked for a waiver, so that others decide. */
export function isOwnRequest(
  { requestedBy }: Pick<Waiver, 'requestedBy'>,
  userRef: string,
): boolean {
  return (
    requestedBy.toLocaleLowerCase('en-US') ===
    userRef.toLocaleLowerCase('en-US')
  );
}

/** What can be decided of a waiver, by the person with this ref. */
export function decisionsOf(
  waiver: Pick<Waiver, 'status' | 'requestedBy'>,
  person: { userRef: string; mayApprove: boolean },
): OpenDecision[] {
  const isOwn = isOwnRequest(waiver, person.userRef);
  const deciding: Decision[] =
    waiver.status === 'requested' ? ['approve', 'reject'] : ['revoke'];
  switch (waiver.status) {
    case 'requested':
    case 'approved':
      return [
        ...(person.mayApprove
          ? deciding.map(decision => ({
              decision,
              disabledBecause: isOwn ? ('own' as const) : undefined,
            }))
          : []),
        ...(isOwn ? [{ decision: 'withdraw' as const }] : []),
      ];
    default:
      return [];
  }
}

/** A check that a waiver depends on, and how it is; undefined where none is. */
export type Condition = Pick<CheckResult, 'title'> & {
  /** Absent where it does not apply to the entity. */
  status?: CheckStatus;
};

/** The check of the same scorecard that a waiver holds only with. */
export function conditionOf(
  {
    compensatingCheckId: checkId,
    compensatingCheckTitle: title,
  }: Pick<Waiver, 'compensatingCheckId' | 'compensatingCheckTitle'>,
  checks: ReadonlyArray<Pick<CheckResult, 'checkId' | 'title' | 'status'>>,
): Condition | undefined {
  return checkId === undefined
    ? undefined
    : checks.find(check => check.checkId === checkId) ?? {
        title: title ?? checkId,
      };
}

/**
 * Whether a waiver that was granted exempts nothing now: its check does not
 * pass, and neither does the one that it depends on.
 */
export function isIdle(
  { status }: Pick<CheckResult, 'status'>,
  condition: Condition | undefined,
): boolean {
  return (
    condition !== undefined &&
    condition.status !== 'pass' &&
    status !== 'pass' &&
    status !== 'exempt'
  );
}
