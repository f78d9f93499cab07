import { day, DAY, estimators, START } from '../__testUtils__/builders';
import {
  mergedUnreviewedRate,
  Review,
  ReviewCourse,
  reviewLatency,
} from './reviewLatency';

const now = day(10);
const review = (days: number, over: Partial<Review> = {}): Review => ({
  at: day(days),
  reviewer: 'ben',
  isBot: false,
  isSubmitted: true,
  ...over,
});
const course = (over: Partial<ReviewCourse>): ReviewCourse => ({
  changeId: 'change',
  author: 'ada',
  openedAt: START,
  isDraftWhenOpened: false,
  turns: [],
  reviews: [],
  ...over,
});
const turn = (days: number, to: 'draft' | 'ready') => ({ at: day(days), to });

describe('reviewLatency', () => {
  it.each<[string, Partial<ReviewCourse>, number]>([
    ['from when it was opened', { reviews: [review(2), review(5)] }, 2],
    [
      'from when it was ready, if it was a draft',
      {
        isDraftWhenOpened: true,
        turns: [turn(3, 'ready')],
        reviews: [review(4)],
      },
      1,
    ],
    [
      'from when it was last ready',
      {
        turns: [turn(2, 'draft'), turn(6, 'ready')],
        reviews: [review(9)],
      },
      3,
    ],
    [
      'whatever became of it later',
      {
        turns: [turn(3, 'draft'), turn(6, 'ready')],
        reviews: [review(2), review(9)],
      },
      2,
    ],
    [
      'without what was said of a draft',
      {
        isDraftWhenOpened: true,
        turns: [turn(3, 'ready')],
        reviews: [review(1), review(7)],
      },
      4,
    ],
    [
      'without what its author, or a bot, or nobody sent',
      {
        reviews: [
          review(1, { reviewer: 'ada' }),
          review(2, { isBot: true, reviewer: 'copilot' }),
          review(3, { isSubmitted: false }),
          review(4),
        ],
      },
      4,
    ],
    [
      'to a review of the second in which it was merged',
      { reviews: [review(2)], mergedAt: day(2) },
      2,
    ],
  ])('is %s', (_, over, days) => {
    expect(reviewLatency(course(over), { now })).toMatchObject({
      status: 'measured',
      value: days * DAY,
    });
  });

  it.each<[string, Partial<ReviewCourse>]>([
    ['mergedUnreviewed', { mergedAt: day(2) }],
    ['mergedUnreviewed', { mergedAt: day(2), reviews: [review(3)] }],
    [
      'reviewedAsDraft',
      {
        isDraftWhenOpened: true,
        turns: [turn(3, 'ready')],
        reviews: [review(2)],
        mergedAt: day(4),
      },
    ],
    ['closedUnreviewed', { closedAt: day(2) }],
    ['draft', { isDraftWhenOpened: true }],
    ['draft', { turns: [turn(1, 'draft')] }],
  ])('has none: %s', (reason, over) => {
    expect(reviewLatency(course(over), { now })).toMatchObject({
      status: 'excluded',
      reason,
    });
  });
});

describe('a change that waits for its first review', () => {
  it.each<[string, Partial<ReviewCourse>, number]>([
    ['since it was opened', {}, 10],
    [
      'since it was last ready',
      {
        turns: [turn(2, 'draft'), turn(6, 'ready')],
        reviews: [review(3), review(7, { isBot: true })],
      },
      4,
    ],
  ])('lasts %s', (_, over, days) => {
    expect(reviewLatency(course(over), { now })).toEqual({
      item: 'change',
      at: day(10 - days),
      status: 'measured',
      value: days * DAY,
      isApproximate: false,
      isOpen: true,
      openReason: 'notReviewedYet',
    });
  });
});

describe('mergedUnreviewedRate', () => {
  it('is a share of what was merged in the period: 2 of 3', () => {
    const courses = [
      course({ mergedAt: day(3), reviews: [review(2)] }),
      course({ mergedAt: day(3), reviews: [review(2, { isBot: true })] }),
      course({ mergedAt: day(3), reviews: [review(4)] }),
      course({ mergedAt: day(30) }),
      course({}),
    ];
    const period = { from: START, to: day(28) };
    expect(mergedUnreviewedRate(courses, { period, estimators })).toMatchObject(
      { value: 2 / 3, n: 3 },
    );
    const nothing = mergedUnreviewedRate([], { period, estimators });
    expect(nothing.value).toBeUndefined();
  });
});
