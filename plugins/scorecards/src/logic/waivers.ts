import {
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
  until?: 'missing' | 'past' | 'tooFar';
}

/** Finds what is wrong with a draft. */
export function problemsOf(draft: WaiverDraft, now: Date): WaiverProblems {
  const problems: WaiverProblems = {};
  if (draft.reason.trim().length < MIN_REASON) {
    problems.reason = 'tooShort';
  }
  const end = endOfDay(draft.until);
  if (!end) {
    problems.until = 'missing';
  } else if (end <= now) {
    problems.until = 'past';
  } else if (draft.until > dayAfter(MAX_DAYS, now)) {
    problems.until = 'tooFar';
  }
  return problems;
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

/** What can be decided of a waiver, by the person with this ref. */
export function decisionsOf(
  waiver: Pick<Waiver, 'status' | 'requestedBy'>,
  person: { userRef: string; mayApprove: boolean },
): OpenDecision[] {
  const isOwn =
    waiver.requestedBy.toLocaleLowerCase('en-US') ===
    person.userRef.toLocaleLowerCase('en-US');
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
