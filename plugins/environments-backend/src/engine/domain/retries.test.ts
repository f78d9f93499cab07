import { OperationError } from '@groundwork/backstage-plugin-environments-common';
import fc from 'fast-check';
import { retryAfterMs } from './retries';

const limits = { transient: 8, quota: 20, delete: 12 };
const NEARLY_ONE = 1 - 2 ** -40;

function after(
  errorClass: OperationError['class'],
  attempts: number,
  {
    dice = NEARLY_ONE,
    isDelete = false,
  }: { dice?: number; isDelete?: boolean } = {},
): number | undefined {
  return retryAfterMs(
    { class: errorClass },
    { attempts, dice, isDelete, limits },
  );
}

const errorClass = fc.constantFrom<OperationError['class']>(
  'transient',
  'quota',
  'permanent',
);
const dice = fc.double({ min: 0, max: NEARLY_ONE, noNaN: true });

describe('retryAfterMs', () => {
  it.each([
    [1, 500, 1_000],
    [2, 1_000, 2_000],
    [3, 2_000, 4_000],
    [6, 16_000, 32_000],
    [7, 30_000, 60_000],
  ])(
    'after attempt %s of what may pass, waits from %s to %s ms',
    (attempts, least, most) => {
      expect([
        after('transient', attempts, { dice: 0 }),
        after('transient', attempts),
      ]).toEqual([least, most]);
    },
  );

  it.each([
    [1, 7_500, 15_000],
    [2, 15_000, 30_000],
    [5, 120_000, 240_000],
    [6, 150_000, 300_000],
    [19, 150_000, 300_000],
  ])(
    'after attempt %s for want of quota, waits from %s to %s ms',
    (attempts, least, most) => {
      expect([
        after('quota', attempts, { dice: 0 }),
        after('quota', attempts),
      ]).toEqual([least, most]);
    },
  );

  it('gives up at the limit of the kind of failure', () => {
    expect(after('transient', 8)).toBeUndefined();
    expect(after('quota', 8)).toBeDefined();
    expect(after('quota', 20)).toBeUndefined();
    expect(after('permanent', 1)).toBeUndefined();
  });

  it('does not give up deleting before its limit, whatever the failure', () => {
    fc.assert(
      fc.property(
        errorClass,
        fc.integer({ min: 1, max: 40 }),
        dice,
        (it, attempts, thrown) => {
          const waits = after(it, attempts, { dice: thrown, isDelete: true });

          expect(waits !== undefined).toBe(attempts < 12);
        },
      ),
    );
  });

  it('waits no shorter after more attempts, and never for longer than its limit', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('transient' as const, 'quota' as const),
        fc.integer({ min: 1, max: 2_000 }),
        dice,
        (it, attempts, thrown) => {
          const patient = { transient: 9_999, quota: 9_999, delete: 9_999 };
          const options = { dice: thrown, isDelete: false, limits: patient };
          const [now = NaN, next = NaN] = [attempts, attempts + 1].map(of =>
            retryAfterMs({ class: it }, { ...options, attempts: of }),
          );

          expect(next).toBeGreaterThanOrEqual(now);
          expect(next).toBeLessThanOrEqual(it === 'quota' ? 300_000 : 60_000);
        },
      ),
    );
  });

  it('leaves half of the time to dice, and no more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), dice, (attempts, thrown) => {
        const most = Math.min(60_000, 1_000 * 2 ** (attempts - 1));
        const waits = after('transient', attempts, { dice: thrown });

        expect(waits).toBeGreaterThanOrEqual(most / 2);
        expect(waits).toBeLessThanOrEqual(most);
      }),
    );
  });
});
