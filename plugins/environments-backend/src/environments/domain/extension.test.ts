import fc from 'fast-check';
import { expiryAction } from '../../engine/domain/expiry';
import { extended } from './extension';

const now = new Date('2026-11-20T12:00:00Z');
const HOUR_MS = 60 * 60_000;
const inHours = (hours: number) => new Date(now.getTime() + hours * HOUR_MS);

function errorOf(act: () => unknown): Error {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  throw new Error('It was possible');
}

describe('extended', () => {
  it.each([
    [inHours(2), 4, inHours(6), 1],
    [inHours(2), 100, inHours(102), 0],
    [inHours(-3), 1, inHours(1), 2],
    [inHours(0.1), 0.25, inHours(0.35), 3],
  ])('an end at %s by %s hours', (expiresAt, hours, end, warned) => {
    expect(extended({ expiresAt }, { hours, now })).toEqual({
      expiresAt: end,
      warned,
    });
  });

  it('gives no warning at once, but those that come later', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10, max: 200 }),
        fc.integer({ min: 1, max: 200 }),
        (left, hours) => {
          const later = extended({ expiresAt: inHours(left) }, { hours, now });
          const action = expiryAction({
            createdAt: inHours(-1_000),
            ...later,
            paused: false,
            graceMs: 0,
            now,
          });
          expect(action.kind).toBe('none');
        },
      ),
    );
  });

  it('never ends later than the blueprint allows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10, max: 40 }),
        fc.integer({ min: -5, max: 60 }),
        fc.integer({ min: 1, max: 48 }),
        (left, hours, max) => {
          const policy = { maxTtl: { hours: max } };
          const extend = () =>
            extended({ expiresAt: inHours(left) }, { hours, policy, now });
          const end = Math.max(left, 0) + hours;
          const isPossible = hours > 0 && end <= max;
          const outcome = isPossible
            ? extend().expiresAt
            : errorOf(extend).name;
          expect(outcome).toEqual(isPossible ? inHours(end) : 'InputError');
        },
      ),
    );
  });
});
