import fc from 'fast-check';
import { extended } from '../../environments/domain/extension';
import { ExpiryAction, expiryAction, ExpiryInput } from './expiry';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const END = new Date('2026-11-20T12:00:00Z');
const GRACE_MS = DAY_MS;

const before = (ms: number) => new Date(END.getTime() - ms);
const after = (ms: number) => new Date(END.getTime() + ms);

function action(change: Partial<ExpiryInput>): ExpiryAction {
  return expiryAction({
    createdAt: before(30 * DAY_MS),
    expiresAt: END,
    warned: 0,
    paused: false,
    graceMs: GRACE_MS,
    now: before(10 * DAY_MS),
    ...change,
  });
}

describe('expiryAction', () => {
  it('does nothing about what has no end', () => {
    expect(action({ expiresAt: undefined, now: after(9 * DAY_MS) })).toEqual({
      kind: 'none',
    });
  });

  it.each([
    [2 * DAY_MS + 1, 0, undefined],
    [2 * DAY_MS, 0, 1],
    [2 * DAY_MS, 1, undefined],
    [2 * HOUR_MS + 1, 1, undefined],
    [2 * HOUR_MS, 1, 2],
    [2 * HOUR_MS, 2, undefined],
    [30 * MINUTE_MS, 2, 3],
    [1, 3, undefined],
    // Of several that nobody has given, the last.
    [HOUR_MS, 0, 2],
    [MINUTE_MS, 0, 3],
    // The clock was set back: what was said is not said again.
    [2 * DAY_MS, 3, undefined],
  ])(
    '%s ms before the end, after %s warnings, gives number %s',
    (left, warned, expected) => {
      const found = action({ warned, now: before(left) });

      expect(found.kind === 'warn' ? found : undefined).toEqual(
        expected && { kind: 'warn', warned: expected, leftMs: left },
      );
    },
  );

  it.each([
    [10 * DAY_MS, 0, 2 * DAY_MS],
    [DAY_MS, 1, 2 * HOUR_MS],
    [HOUR_MS, 2, 30 * MINUTE_MS],
    [20 * MINUTE_MS, 3, 0],
  ])(
    '%s ms before the end, looks again %s warnings later',
    (left, warned, at) => {
      expect(action({ warned, now: before(left) })).toEqual({
        kind: 'none',
        nextAt: before(at),
      });
    },
  );

  it.each([
    [HOUR_MS, 45 * MINUTE_MS, 'none'],
    [HOUR_MS, 30 * MINUTE_MS, 'warn'],
    [30 * MINUTE_MS, MINUTE_MS, 'none'],
  ])('of a life of %s ms, %s before its end: %s', (life, left, expected) => {
    expect(action({ createdAt: before(life), now: before(left) }).kind).toBe(
      expected,
    );
  });

  it('pauses at the end, and deletes after the grace', () => {
    const paused = { paused: true, pausedAt: END, warned: 4 };

    expect([
      action({ now: before(1), warned: 3 }).kind,
      action({ now: END, warned: 3 }),
      action({ now: END, ...paused }),
      action({ now: after(GRACE_MS - 1), ...paused }).kind,
      action({ now: after(GRACE_MS), ...paused }),
    ]).toEqual([
      'none',
      { kind: 'pause', deleteAt: after(GRACE_MS) },
      { kind: 'none', nextAt: after(GRACE_MS) },
      'none',
      { kind: 'delete' },
    ]);
  });

  it('tells once of the end of what sleeps already', () => {
    const paused = { paused: true, pausedAt: before(DAY_MS) };

    expect([
      action({ now: END, warned: 3, ...paused }),
      action({ now: END, warned: 4, ...paused }),
    ]).toEqual([
      { kind: 'tell', deleteAt: after(GRACE_MS) },
      { kind: 'none', nextAt: after(GRACE_MS) },
    ]);
  });

  it('gives the whole grace to what was paused late', () => {
    const late = after(3 * DAY_MS);
    const paused = { paused: true, pausedAt: late, warned: 4 };

    expect([
      action({ now: late }),
      action({ now: late, ...paused }),
      action({ now: after(4 * DAY_MS), ...paused }),
    ]).toEqual([
      { kind: 'pause', deleteAt: after(3 * DAY_MS + GRACE_MS) },
      { kind: 'none', nextAt: after(4 * DAY_MS) },
      { kind: 'delete' },
    ]);
  });

  it('counts from the end for what was paused before', () => {
    const paused = { paused: true, pausedAt: before(9 * DAY_MS), warned: 4 };

    expect([
      action({ now: before(DAY_MS), ...paused, warned: 1 }).kind,
      action({ now: END, ...paused }),
      action({ now: after(GRACE_MS), ...paused }),
    ]).toEqual([
      'none',
      { kind: 'none', nextAt: after(GRACE_MS) },
      { kind: 'delete' },
    ]);
  });
});

/** What may happen to an environment between two looks. */
type Event = { kind: 'pass'; ms: number } | { kind: 'extend'; hours: number };

const event = fc.oneof(
  fc.record({
    kind: fc.constant('pass' as const),
    // Also back: a clock that is set, or another replica's.
    ms: fc.oneof(
      fc.integer({ min: -3 * HOUR_MS, max: 3 * DAY_MS }),
      fc.constantFrom(10 * MINUTE_MS, HOUR_MS, DAY_MS),
    ),
  }),
  fc.record({
    kind: fc.constant('extend' as const),
    hours: fc.integer({ min: 1, max: 100 }),
  }),
);

/** What was done in a life, in the words of the rule. */
interface Life {
  /** Warnings since the end was last moved. */
  warned: number[];
  /** Warnings that came while the end was further away than they say. */
  tooEarly: number;
  /** How long it was paused after its end when it was deleted. */
  pausedForMs?: number;
}

/** Does what the rule says, as the engine does. */
function live(lifeMs: number, events: readonly Event[]): Life {
  const life: Life = { warned: [], tooEarly: 0 };
  const limits = [2 * DAY_MS, 2 * HOUR_MS, 30 * MINUTE_MS];
  let now = END;
  let pausedAt: Date | undefined;
  let known = { expiresAt: new Date(now.getTime() + lifeMs), warned: 0 };
  for (const it of events) {
    if (it.kind === 'extend') {
      known = extended(known, { hours: it.hours, now });
      pausedAt = undefined;
      life.warned = [];
    } else {
      now = new Date(now.getTime() + it.ms);
    }
    const next = expiryAction({
      createdAt: END,
      ...known,
      paused: pausedAt !== undefined,
      pausedAt,
      graceMs: GRACE_MS,
      now,
    });
    switch (next.kind) {
      case 'warn':
        known = { ...known, warned: next.warned };
        life.warned.push(next.warned);
        life.tooEarly += next.leftMs > limits[next.warned - 1] ? 1 : 0;
        break;
      case 'pause':
        pausedAt = now;
        break;
      case 'delete': {
        const from = Math.max(
          known.expiresAt.getTime(),
          pausedAt?.getTime() ?? Infinity,
        );
        return { ...life, pausedForMs: now.getTime() - from };
      }
      default:
    }
  }
  return life;
}

describe('a life', () => {
  const lifeMs = fc.integer({ min: MINUTE_MS, max: 10 * DAY_MS });
  const events = fc.array(event, { maxLength: 60 });

  it('is never ended before it was paused for the grace after its end', () => {
    fc.assert(
      fc.property(lifeMs, events, (ms, all) => {
        const { pausedForMs = GRACE_MS } = live(ms, all);

        expect(pausedForMs).toBeGreaterThanOrEqual(GRACE_MS);
      }),
      { numRuns: 500 },
    );
  });

  it('has each warning once at most for each end, in order, and none early', () => {
    fc.assert(
      fc.property(lifeMs, events, (ms, all) => {
        const { warned, tooEarly } = live(ms, all);

        expect(warned).toEqual([...new Set(warned)].sort());
        expect(tooEarly).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it('ends when nobody does anything, after it was warned and paused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), days => {
        const hourly = Array.from({ length: (days + 2) * 48 }, () => ({
          kind: 'pass' as const,
          ms: 30 * MINUTE_MS,
        }));
        const { warned, pausedForMs } = live(days * DAY_MS, hourly);

        expect({ warned, pausedForMs }).toEqual({
          // A life of two days and less is not announced two days ahead.
          warned: days > 2 ? [1, 2, 3] : [2, 3],
          pausedForMs: GRACE_MS,
        });
      }),
    );
  });

  it('looks again later than now, and then there is something to do', () => {
    fc.assert(
      fc.property(
        lifeMs,
        fc.integer({ min: 0, max: 12 * DAY_MS }),
        fc.boolean(),
        (ms, passed, paused) => {
          const input = {
            createdAt: END,
            expiresAt: after(ms),
            warned: 0,
            paused,
            graceMs: GRACE_MS,
          };
          const found = expiryAction({ ...input, now: after(passed) });
          const nextAt =
            found.kind === 'none' ? found.nextAt : after(passed + 1);

          expect(nextAt?.getTime()).toBeGreaterThan(after(passed).getTime());
          const then =
            found.kind === 'none' && nextAt
              ? expiryAction({ ...input, now: nextAt }).kind
              : 'something';
          expect(then).not.toBe('none');
        },
      ),
    );
  });
});
