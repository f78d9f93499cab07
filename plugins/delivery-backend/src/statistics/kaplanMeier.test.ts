import fc from 'fast-check';
import {
  kaplanMeier,
  Lifetime,
  restrictedMean,
  survivalQuantile,
} from './kaplanMeier';
import { median } from './quantile';

const ended = (...durations: number[]): Lifetime[] =>
  durations.map(duration => ({ duration, ended: true }));
const censored = (...durations: number[]): Lifetime[] =>
  durations.map(duration => ({ duration, ended: false }));

// Weeks of remission: Freireich et al. (1963), Blood 21:699
const TREATED = [
  ...censored(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35),
  ...ended(6, 6, 6, 7, 10, 13, 16, 22, 23),
];
const PLACEBO = ended(
  ...[1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23],
);

const lifetimes = fc.array(
  fc.record({ duration: fc.nat(20), ended: fc.boolean() }),
  { minLength: 1, maxLength: 40 },
);

describe('kaplanMeier', () => {
  it('has the curve of 6-MP, with bounds', () => {
    // scipy.stats.ecdf(…).sf.confidence_interval(method='log-log'), SciPy 1.17.1
    const expected = [
      [6, 21, 3, 0.857143, 0.619718, 0.951552],
      [7, 17, 1, 0.806723, 0.563147, 0.922809],
      [10, 15, 1, 0.752941, 0.5032, 0.889362],
      [13, 12, 1, 0.690196, 0.43161, 0.849066],
      [16, 11, 1, 0.627451, 0.367511, 0.804912],
      [22, 7, 1, 0.537815, 0.267779, 0.746791],
      [23, 6, 1, 0.448179, 0.188052, 0.680143],
    ];
    const { n, observedUntil, steps } = kaplanMeier(TREATED)!;

    expect([n, observedUntil, steps.length]).toEqual([21, 35, 7]);
    steps.forEach((step, index) => {
      const [time, atRisk, ends, survival, low, high] = expected[index];
      expect(step).toMatchObject({ time, atRisk, ended: ends });
      expect(step.survival).toBeCloseTo(survival, 6);
      expect(step.interval!.low).toBeCloseTo(low, 6);
      expect(step.interval!.high).toBeCloseTo(high, 6);
    });
  });

  it('is the share that lasts longer if all have ended, without end bounds', () => {
    const { steps } = kaplanMeier(PLACEBO)!;
    const last = steps[steps.length - 1];

    for (const { time, survival } of steps) {
      const longer = PLACEBO.filter(it => it.duration > time).length;
      expect(survival).toBeCloseTo(longer / 21, 12);
    }
    expect(last).toMatchObject({ time: 23, survival: 0 });
    expect(last.interval).toBeUndefined();
  });

  it('is the same of what is counted as of what is told one by one', () => {
    const counted = fc.array(
      fc.record({
        duration: fc.nat(10),
        ended: fc.boolean(),
        count: fc.integer({ min: 1, max: 8 }),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(counted, cells => {
        const each = cells.flatMap(({ count, ...it }) =>
          Array.from({ length: count }, () => it),
        );
        expect(kaplanMeier(cells)).toEqual(kaplanMeier(each));
      }),
    );
  });

  it('takes counts of billions', () => {
    const curve = kaplanMeier([
      { duration: 1, ended: true, count: 3e9 },
      { duration: 2, ended: false, count: 1e9 },
    ]);

    expect(curve).toMatchObject({
      n: 4e9,
      steps: [{ time: 1, atRisk: 4e9, ended: 3e9, survival: 0.25 }],
    });
  });

  it.each([0, -1, 1.5, NaN])('refuses a count of %s', count => {
    expect(() => kaplanMeier([{ duration: 1, ended: true, count }])).toThrow(
      `lifetimes[0].count is ${count}: it must be a whole number from 1 on`,
    );
  });

  it('is undefined for nothing, and has no steps if all are censored', () => {
    expect(kaplanMeier([])).toBeUndefined();
    const curve = kaplanMeier(censored(3, 1))!;
    expect(curve).toMatchObject({ n: 2, observedUntil: 3, steps: [] });
    expect(survivalQuantile(curve, 0.5)).toEqual({});
  });

  it('falls, within its bounds, in any order of items', () => {
    fc.assert(
      fc.property(lifetimes, items => {
        const curve = kaplanMeier(items)!;
        let above = 1;
        for (const { survival, interval } of curve.steps) {
          expect(survival).toBeGreaterThanOrEqual(0);
          expect(survival).toBeLessThan(above);
          expect(interval === undefined).toBe(survival === 0);
          expect(interval?.low ?? 0).toBeGreaterThanOrEqual(0);
          expect(interval?.low ?? 0).toBeLessThanOrEqual(survival);
          expect(interval?.high ?? 1).toBeGreaterThanOrEqual(survival);
          expect(interval?.high ?? 1).toBeLessThanOrEqual(1);
          above = survival;
        }
        expect(kaplanMeier(items.toReversed())).toEqual(curve);
      }),
    );
  });

  it.each([-1, NaN, Infinity])('refuses a duration of %s', duration => {
    expect(() => kaplanMeier([{ duration, ended: true }])).toThrow(
      `lifetimes[0].duration is ${duration}: it must be a finite number from 0 on`,
    );
  });
});

describe('survivalQuantile', () => {
  // By eye from the bounds of the curves; medians 23 and 8 as in the textbooks
  it.each([
    ['6-MP', 0.5, TREATED, { value: 23, low: 13 }],
    ['6-MP', 0.25, TREATED, { value: 13, low: 6, high: 22 }],
    ['placebo', 0.25, PLACEBO, { value: 4, low: 1, high: 5 }],
    ['placebo', 0.5, PLACEBO, { value: 8, low: 4, high: 11 }],
    ['placebo', 0.75, PLACEBO, { value: 12, low: 8, high: 22 }],
  ])('of %s by which %s have ended', (_, share, items, expected) => {
    expect(survivalQuantile(kaplanMeier(items)!, share)).toEqual(expected);
  });

  it('of 0 and 1 is when the first and the last ended', () => {
    expect(survivalQuantile(kaplanMeier(PLACEBO)!, 0).value).toBe(1);
    expect(survivalQuantile(kaplanMeier(PLACEBO)!, 1).value).toBe(23);
    expect(survivalQuantile(kaplanMeier(TREATED)!, 1).value).toBeUndefined();
  });

  it('counts what still lasts', () => {
    // Of the ended alone the median is 2; S(2) = 4/6, and S(5) = 4/6 · 1/2
    const open = [...ended(1, 2, 5), ...censored(4, 4, 6)];
    expect(survivalQuantile(kaplanMeier(open)!, 0.5).value).toBe(5);
  });

  it('is of one item what it is, without bounds', () => {
    expect(survivalQuantile(kaplanMeier(ended(7))!, 0.5)).toEqual({ value: 7 });
  });

  it('is the median of the sample if all have ended', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1 }), durations => {
        const curve = kaplanMeier(ended(...durations))!;
        expect(survivalQuantile(curve, 0.5).value).toBe(median(durations));
      }),
    );
  });

  const share = fc.integer({ min: 0, max: 100 }).map(it => it / 100);

  it('is within its interval, and never falls', () => {
    fc.assert(
      fc.property(lifetimes, share, share, (items, a, b) => {
        const curve = kaplanMeier(items)!;
        const { value, low, high } = survivalQuantile(curve, Math.min(a, b));
        const later = survivalQuantile(curve, Math.max(a, b)).value;

        expect(low ?? -Infinity).toBeLessThanOrEqual(value ?? Infinity);
        expect(high ?? Infinity).toBeGreaterThanOrEqual(value ?? 0);
        expect(later ?? Infinity).toBeGreaterThanOrEqual(value ?? Infinity);
      }),
    );
  });

  it('refuses what is no share', () => {
    expect(() => survivalQuantile(kaplanMeier(ended(1))!, 50)).toThrow(
      'share is 50: it must be from 0 to 1',
    );
  });
});

describe('restrictedMean', () => {
  it('is the area under the curve', () => {
    // 6·1 + 1·0.857143 + 3·0.806723 + 3·0.752941 + 3·0.690196 + 6·0.627451
    // + 1·0.537815 + 12·0.448179 = 23.287394
    const { value, interval } = restrictedMean(kaplanMeier(TREATED)!, 35)!;

    expect(value).toBeCloseTo(23.287394, 5);
    expect(interval.low).toBeLessThan(value);
    expect(interval.high).toBeGreaterThan(value);
  });

  it('is the mean of the sample if all have ended, with its error', () => {
    const mean = 182 / 21;
    const squares = PLACEBO.reduce(
      (sum, { duration }) => sum + (duration - mean) ** 2,
      0,
    );
    const { value, interval } = restrictedMean(kaplanMeier(PLACEBO)!, 23)!;

    expect(value).toBeCloseTo(mean, 12);
    expect(interval.high - value).toBeCloseTo(
      (1.959964 * Math.sqrt(squares)) / 21,
      5,
    );
  });

  it('is the horizon while nothing has ended, and undefined after', () => {
    const curve = kaplanMeier(censored(3, 5))!;
    expect(restrictedMean(curve, 4)).toEqual({
      value: 4,
      interval: { low: 4, high: 4 },
    });
    expect(restrictedMean(curve, 6)).toBeUndefined();
  });

  it('goes on after all have ended', () => {
    expect(restrictedMean(kaplanMeier(ended(2, 4))!, 10)!.value).toBe(3);
  });

  it('is within its interval, from 0 to the horizon', () => {
    fc.assert(
      fc.property(lifetimes, fc.integer({ min: 1, max: 25 }), (items, to) => {
        const mean = restrictedMean(kaplanMeier(items)!, to);
        fc.pre(mean !== undefined);
        expect(mean.interval.low).toBeGreaterThanOrEqual(0);
        expect(mean.interval.low).toBeLessThanOrEqual(mean.value);
        expect(mean.interval.high).toBeGreaterThanOrEqual(mean.value);
        expect(mean.interval.high).toBeLessThanOrEqual(to);
      }),
    );
  });

  it.each([0, -1, NaN])('refuses a horizon of %s', horizon => {
    expect(() => restrictedMean(kaplanMeier(ended(1))!, horizon)).toThrow(
      `horizon is ${horizon}: it must be greater than 0`,
    );
  });
});
