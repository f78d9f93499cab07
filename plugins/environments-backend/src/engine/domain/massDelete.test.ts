import fc from 'fast-check';
import { mayDeleteOneMore } from './massDelete';

describe('mayDeleteOneMore', () => {
  it.each([
    // Of few, five always may go.
    [0, 5, 0.2, true],
    [4, 5, 0.2, true],
    [5, 5, 0.2, false],
    [4, 1_000, 0, true],
    [5, 1_000, 0, false],
    // Of 100, a fifth: the twentieth may, the next may not.
    [19, 100, 0.2, true],
    [20, 100, 0.2, false],
    // A share that is no whole number is rounded down: 7.8 of 39.
    [6, 39, 0.2, true],
    [7, 39, 0.2, false],
    [99, 100, 1, true],
    [100, 100, 1, false],
  ])(
    'after %s of %s at a share of %s: %s',
    (deleting, existing, maxShare, may) => {
      expect(mayDeleteOneMore({ deleting, existing, maxShare })).toBe(may);
    },
  );

  it('lets no more go than the share, or five', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 2_000 }),
        fc.integer({ min: 0, max: 100 }),
        (existing, percent) => {
          const maxShare = percent / 100;
          let deleting = 0;
          while (
            deleting <= existing + 5 &&
            mayDeleteOneMore({ deleting, existing, maxShare })
          ) {
            deleting += 1;
          }

          // In whole numbers, so that the limit is not rounded as it is there.
          expect(deleting <= 5 || deleting * 100 <= existing * percent).toBe(
            true,
          );
          expect(deleting).toBeGreaterThanOrEqual(5);
        },
      ),
    );
  });

  it('lets five go at most when nobody knows the share', () => {
    expect(
      mayDeleteOneMore({ deleting: 5, existing: 1_000, maxShare: NaN }),
    ).toBe(false);
  });
});
