import { ReviewCourse } from '../domain/metrics';
import { Change } from '../domain/types';
import { ago, recordOf, review } from './__testUtils__/changes';
import { Wait, waitOf } from './waitOf';

describe('waitOf', () => {
  it.each<[string, Partial<ReviewCourse>, Partial<Change>, Wait]>([
    [
      'a review since it was opened',
      {},
      {},
      { waitsFor: 'review', since: ago(50) },
    ],
    [
      'a review since it was last made ready',
      {
        turns: [
          { at: ago(40), to: 'draft' },
          { at: ago(30), to: 'ready' },
        ],
        reviews: [review(45)],
      },
      {},
      { waitsFor: 'review', since: ago(30) },
    ],
    [
      'a review, whatever its author, programs and what was not sent off say',
      {
        reviews: [
          review(40, { reviewer: 'ada' }),
          review(39, { isBot: true }),
          review(38, { isSubmitted: false }),
        ],
      },
      {},
      { waitsFor: 'review', since: ago(50) },
    ],
    [
      'an approval since the last review',
      { reviews: [review(20), review(10)] },
      {},
      { waitsFor: 'approval', since: ago(10) },
    ],
    [
      'its merge since it is approved',
      { reviews: [review(20)] },
      { approvedAt: ago(20) },
      { waitsFor: 'merge', since: ago(20) },
    ],
    [
      'its merge since it is no draft any more',
      {
        isDraftWhenOpened: true,
        turns: [{ at: ago(5), to: 'ready' }],
        reviews: [review(20)],
      },
      { approvedAt: ago(20) },
      { waitsFor: 'merge', since: ago(5) },
    ],
  ])('waits for %s', (_, course, change, wait) => {
    expect(waitOf(recordOf(50, course, change))).toEqual(wait);
  });

  it.each([
    ['a draft', recordOf(50, { isDraftWhenOpened: true })],
    [
      'what is a draft again',
      recordOf(50, { turns: [{ at: ago(9), to: 'draft' }] }),
    ],
    ['what was merged', recordOf(50, {}, { mergedAt: ago(1) })],
    ['what was closed', { ...recordOf(50), closedAt: ago(1) }],
    ['what only git tells of', { ...recordOf(50), course: undefined }],
  ])('waits for nothing: %s', (_, record) => {
    expect(waitOf(record)).toBeUndefined();
  });
});
