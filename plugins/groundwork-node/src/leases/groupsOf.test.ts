import fc from 'fast-check';
import { groupsOf } from './groupsOf';
import type { Lease } from './types';

const at = new Date('2026-03-03T03:00:00Z');

function leased(key: string, attempts: number): Lease {
  return { key, epoch: 1, revision: 1, dueAt: at, leasedUntil: at, attempts };
}

describe('groupsOf', () => {
  it.each([
    ['none', [], 4, []],
    ['as many as fit', [1, 1, 1, 1], 4, [[1, 1, 1, 1]]],
    ['more than fit', [1, 1, 1], 2, [[1, 1], [1]]],
    ['some that were attempted', [2, 1, 2, 1, 2], 4, [[1, 1], [2, 2], [2]]],
    ['some that were attempted often', [9, 9], 4, [[9], [9]]],
  ])('divides %s', (_, attempts, batchSize, expected) => {
    const groups = groupsOf(
      attempts.map((it, index) => leased(`k${index}`, it)),
      batchSize,
    );

    expect(groups.map(group => group.map(it => it.attempts))).toEqual(expected);
  });

  it('loses none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 2_000 })),
        fc.integer({ min: 1, max: 500 }),
        (attempts, batchSize) => {
          const leases = attempts.map((it, index) => leased(`k${index}`, it));
          const groups = groupsOf(leases, batchSize);

          expect(new Set(groups.flat())).toEqual(new Set(leases));
          expect(groups.flat()).toHaveLength(leases.length);
          expect(
            groups.every(it => it.length > 0 && it.length <= batchSize),
          ).toBe(true);
        },
      ),
    );
  });
});
