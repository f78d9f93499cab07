import { WaitingChange } from '@groundwork/backstage-plugin-delivery-common';
import { ReviewCourse } from '../domain/metrics';
import { ChangeRecord } from '../projections';
import { lastReadyAt } from '../projections/change/reviewCourse';

/** What an open change waits for, and since when. */
export interface Wait {
  waitsFor: WaitingChange['waitsFor'];
  /** Milliseconds since 1970. */
  since: number;
}

/**
 * What a change waits for: a review since it was last made ready, an approval
 * since somebody last reviewed it after that, the merge since it is approved.
 *
 * @returns undefined for what is over, what is a draft, and what only git tells of
 */
export function waitOf({
  change,
  course,
  closedAt,
}: ChangeRecord): Wait | undefined {
  const isOver = change.mergedAt !== undefined || closedAt !== undefined;
  if (isOver || !course) {
    return undefined;
  }
  const readyAt = lastReadyAt(course);
  if (readyAt === undefined) {
    return undefined;
  }
  const { approvedAt } = change;
  if (approvedAt !== undefined) {
    return { waitsFor: 'merge', since: Math.max(approvedAt, readyAt) };
  }
  const reviewedAt = lastReviewAfter(course, readyAt);
  return reviewedAt === undefined
    ? { waitsFor: 'review', since: readyAt }
    : { waitsFor: 'approval', since: reviewedAt };
}

/** Of people who are not its author, as the latency of reviews has it. */
function lastReviewAfter(
  { reviews, author }: ReviewCourse,
  readyAt: number,
): number | undefined {
  const times = reviews
    .filter(
      it =>
        it.isSubmitted &&
        !it.isBot &&
        it.reviewer !== author &&
        it.at >= readyAt,
    )
    .map(({ at }) => at);
  return times.length > 0 ? Math.max(...times) : undefined;
}
