import { usualWait } from './usualWait';

const HOUR_MS = 3_600_000;
/** One of each number of hours, from 1. */
const hours = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    value: (index + 1) * HOUR_MS,
  }));

describe('usualWait', () => {
  it('tells the median in hours, and what nine of ten do not reach', () => {
    const { usual, overdueAfterMs } = usualWait([
      ...hours(21),
      { reason: 'notReviewedYet' },
      { reason: 'mergedUnreviewed' },
      { reason: 'mergedUnreviewed' },
    ]);

    // The 11th of 21; and by type 7 the (1 + 20 · 0.9)th, which is the 19th
    expect(usual).toMatchObject({
      value: 11,
      n: 21,
      coverage: 21 / 24,
      excluded: { notReviewedYet: 1, mergedUnreviewed: 2 },
    });
    expect(usual.interval!.low).toBeLessThan(11);
    expect(usual.interval!.high).toBeGreaterThan(11);
    expect(overdueAfterMs).toBe(19 * HOUR_MS);
  });

  it('does not say what is overdue of fewer than twenty', () => {
    expect(usualWait(hours(19)).overdueAfterMs).toBeUndefined();
    expect(usualWait(hours(20)).overdueAfterMs).toBeDefined();
    expect(usualWait([])).toMatchObject({ usual: { n: 0, excluded: {} } });
    expect(usualWait([]).usual).not.toHaveProperty('value');
  });
});
