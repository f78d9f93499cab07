import { Measured } from '../types';
import { Estimators } from './Estimators';
import { Period } from './Period';
import { measureRate, readHit } from './rates';
import { Reading, readSpan } from './Reading';

/** Raised when what the latency of a review is changes. */
export const REVIEW_LATENCY_DEFINITION_VERSION = 1;

/** What was said of a change. Who said it is compared, and never shown. */
export interface Review {
  at: number;
  reviewer: string;
  isBot: boolean;
  /** Whether its reviewer sent it off; a comment by itself is none. */
  isSubmitted: boolean;
}

/** The course of a change's review. */
export interface ReviewCourse {
  changeId: string;
  author: string;
  openedAt: number;
  isDraftWhenOpened: boolean;
  /** When it became a draft, and ready for review, after it was opened. */
  turns: ReadonlyArray<{ at: number; to: 'draft' | 'ready' }>;
  reviews: readonly Review[];
  mergedAt?: number;
  /** When it was closed without being merged. */
  closedAt?: number;
}

/**
 * Review latency: from when a change was last made ready to the first review
 * after that which a person who is not its author submitted. Time as a draft is
 * not waited. That of a change which waits for such a review is open and lasts
 * until now. Where there was none there is no latency, and a change that was
 * merged is counted as merged without a review.
 */
export function reviewLatency(
  course: ReviewCourse,
  { now }: { now: number },
): Reading {
  const { changeId: item, mergedAt, closedAt, openedAt } = course;
  const first = firstReview(course);
  if (first) {
    const { readyAt: start, at: end } = first;
    return readSpan({ item, at: end }, { start, end });
  }
  const last = readyStretches(course).at(-1);
  const reason = reasonOf(course, last, reviewTimes(course));
  if (last && reason === 'notReviewedYet') {
    return readSpan(
      { item, at: last.from },
      { start: last.from, end: now, isOpen: true, openReason: reason },
    );
  }
  const at = mergedAt ?? closedAt ?? last?.from ?? openedAt;
  return { item, at, status: 'excluded', reason };
}

/** The review that the latency of a change lasts to, and when it was ready for it. */
export function firstReview(
  course: ReviewCourse,
): { readyAt: number; at: number } | undefined {
  const ready = readyStretches(course);
  for (const at of reviewTimes(course)) {
    const stretch = ready.find(({ from, to }) => from <= at && at <= to);
    if (stretch) {
      return { readyAt: stretch.from, at };
    }
  }
  return undefined;
}

/** When people who are not its author submitted reviews. */
function reviewTimes({ reviews, author }: ReviewCourse): number[] {
  return reviews
    .filter(it => it.isSubmitted && !it.isBot && it.reviewer !== author)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
}

/** Whether merged changes were merged before anybody else reviewed them. */
export function mergesUnreviewed(courses: readonly ReviewCourse[]): Reading[] {
  return courses.flatMap(({ changeId: item, mergedAt, reviews, author }) => {
    if (mergedAt === undefined) {
      return [];
    }
    const isUnreviewed = reviews.every(
      it =>
        !it.isSubmitted ||
        it.isBot ||
        it.reviewer === author ||
        it.at > mergedAt,
    );
    return [readHit({ item, at: mergedAt }, isUnreviewed)];
  });
}

/**
 * The share of merged changes that nobody else reviewed before they were
 * merged, of those merged in the period.
 */
export function mergedUnreviewedRate(
  courses: readonly ReviewCourse[],
  options: { period: Period; estimators: Pick<Estimators, 'rateInterval'> },
): Measured {
  return measureRate(mergesUnreviewed(courses), {
    ...options,
    definitionVersion: REVIEW_LATENCY_DEFINITION_VERSION,
  });
}

interface Stretch {
  from: number;
  to: number;
}

/** When a change was ready and still open. */
function readyStretches(course: ReviewCourse): Stretch[] {
  const { openedAt, isDraftWhenOpened, mergedAt, closedAt } = course;
  const end = mergedAt ?? closedAt ?? Infinity;
  const stretches: Stretch[] = [];
  let from = isDraftWhenOpened ? undefined : openedAt;
  for (const { at, to } of course.turns.toSorted((a, b) => a.at - b.at)) {
    if (to === 'ready') {
      from ??= at;
    } else if (from !== undefined) {
      stretches.push({ from, to: at });
      from = undefined;
    }
  }
  return from === undefined ? stretches : [...stretches, { from, to: end }];
}

function reasonOf(
  { mergedAt, closedAt }: ReviewCourse,
  lastReady: Stretch | undefined,
  reviewedAt: readonly number[],
): string {
  if (mergedAt !== undefined) {
    const isReviewed = reviewedAt.some(at => at <= mergedAt);
    return isReviewed ? 'reviewedAsDraft' : 'mergedUnreviewed';
  }
  if (closedAt !== undefined) {
    return 'closedUnreviewed';
  }
  return lastReady?.to === Infinity ? 'notReviewedYet' : 'draft';
}
