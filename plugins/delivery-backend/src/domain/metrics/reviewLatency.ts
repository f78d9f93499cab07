import { coverageOf, Reading, readSpan } from './Reading';
import { Estimators } from './Estimators';
import { Measured } from '../types';
import { isIn, Period } from './Period';

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
 * not waited. Where there was no such review there is no latency, and a change
 * that was merged is counted as merged without a review.
 */
export function reviewLatency(course: ReviewCourse): Reading {
  const { changeId: item, mergedAt, closedAt, openedAt } = course;
  const people = course.reviews
    .filter(it => it.isSubmitted && !it.isBot && it.reviewer !== course.author)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  const ready = readyStretches(course);
  for (const end of people) {
    const start = ready.find(({ from, to }) => from <= end && end <= to)?.from;
    if (start !== undefined) {
      return readSpan({ item, at: end }, { start, end });
    }
  }
  const at = mergedAt ?? closedAt ?? ready.at(-1)?.from ?? openedAt;
  const reason = reasonOf(course, ready, people);
  return { item, at, status: 'excluded', reason };
}

/**
 * The share of merged changes that nobody else reviewed before they were
 * merged, of those merged in the period.
 */
export function mergedUnreviewedRate(
  courses: readonly ReviewCourse[],
  {
    period,
    estimators,
  }: { period: Period; estimators: Pick<Estimators, 'rateInterval'> },
): Measured {
  const merged = courses.filter(
    ({ mergedAt }) => mergedAt !== undefined && isIn(period, mergedAt),
  );
  const n = merged.length;
  const hits = merged.filter(({ mergedAt, reviews, author }) =>
    reviews.every(
      it =>
        !it.isSubmitted ||
        it.isBot ||
        it.reviewer === author ||
        it.at > mergedAt!,
    ),
  ).length;
  return {
    value: n > 0 ? hits / n : undefined,
    n,
    interval: n > 0 ? estimators.rateInterval(hits, n) : undefined,
    coverage: coverageOf(n, n),
    excluded: {},
    definitionVersion: REVIEW_LATENCY_DEFINITION_VERSION,
  };
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
  ready: readonly Stretch[],
  reviewedAt: readonly number[],
): string {
  if (mergedAt !== undefined) {
    const isReviewed = reviewedAt.some(at => at <= mergedAt);
    return isReviewed ? 'reviewedAsDraft' : 'mergedUnreviewed';
  }
  if (closedAt !== undefined) {
    return 'closedUnreviewed';
  }
  return ready.at(-1)?.to === Infinity ? 'notReviewedYet' : 'draft';
}
