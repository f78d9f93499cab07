import fc from 'fast-check';
import { StageSpan } from '../domain/types';
import { seededRandom } from '../statistics';
import { first, passage, THREE, weekly } from './__testUtils__/passages';
import {
  ConstraintOptions,
  Contest,
  nameConstraint,
  nameConstraintInSteps,
} from './nameConstraint';

const WEEK_HOURS = 168;
const call = (
  spans: readonly StageSpan[],
  weeks: number,
  over: Partial<ConstraintOptions> = {},
) =>
  nameConstraint(spans, {
    random: seededRandom(1),
    period: first(weeks * WEEK_HOURS),
    resamples: 50,
    ...over,
  });
const only = (...stages: string[]) =>
  THREE.filter(({ stage }) => stages.includes(stage));

describe('nameConstraint', () => {
  it('names the stage that saves most, with what speaks for it', () => {
    // Review saves 4.8 h of three changes, deploy 0.6 h: the same each week
    const found = call(weekly(THREE, 12), 12) as Contest;

    expect(found).toMatchObject({
      status: 'named',
      stage: 'review',
      runnerUp: 'deploy',
      share: 1,
      merged: 36,
    });
    expect(found.gap.value).toBeCloseTo(1.4, 10);
    expect(found.gap.interval!.low).toBeCloseTo(1.4, 10);
    expect(found.gap.interval!.high).toBeCloseTo(1.4, 10);
    expect(found.stages.map(it => [it.stage, it.share])).toEqual([
      ['review', 1],
      ['deploy', 0],
    ]);
    expect(found.stages[0].hoursPerChange).toBeCloseTo(1.6, 10);
    expect(found.stages[1].interval!.high).toBeCloseTo(0.2, 10);
    expect(found.longestWaits).toEqual(
      ['c00', 'c01', 'c02', 'c03', 'c04'].map(item => ({
        item,
        hours: 6,
        isOpen: false,
      })),
    );
    expect(found).not.toHaveProperty('withoutAssisted');
  });

  it('tells how much faster it would have to be to be the constraint no more', () => {
    // Deployments of half an hour save 0.3 h a week. Reviews of 4b h have no
    // queue below b = 1/4 and save 2.4b h: less than 0.3 h below b = 0.125
    const spans = [
      ...only('review'),
      ...passage('a', 'deploy', [4, 4, 4.5]),
      ...passage('b', 'deploy', [8, 8, 8.5]),
      ...passage('c', 'deploy', [12, 12, 12.5]),
    ];
    expect(call(weekly(spans, 12), 12)).toMatchObject({ takeoverAt: 0.88 });
  });

  it('says that it is one of two if they save as much', () => {
    const twin = only('review').map(it => ({ ...it, stage: 'test' as const }));
    const found = call(weekly([...THREE, ...twin], 12), 12) as Contest;

    expect(found.status).toBe('unclear');
    expect([found.stage, found.runnerUp]).toEqual(['review', 'test']);
    expect(found.share).toBeCloseTo(0.5, 10);
    expect(found.gap.value).toBe(0);
  });

  it('is less sure of what only some weeks tell', () => {
    // Three weeks of twelve make review 4.8 h dear, all others deploy 1.2 h
    const quiet = [0, 1, 2].flatMap(at => [
      ...passage(`q${at}`, 'deploy', [at * 10, at * 10, at * 10 + 2]),
    ]);
    const spans = [
      ...weekly(THREE, 3),
      ...weekly(quiet, 12).filter(({ start }) => start >= first(504).to),
    ];
    const found = call(spans, 12, { resamples: 400 }) as Contest;

    // 14.4 h and 1.8 + 10.8 h: review wins with 3 or more of its weeks drawn
    // (4.8k against 0.6k + 1.2 · (12 − k)), a chance of 1 − 0.391 = 0.609
    expect(found).toMatchObject({ status: 'unclear', stage: 'review' });
    expect(found.share).toBeGreaterThan(0.5);
    expect(found.share).toBeLessThan(0.72);
    expect(found.gap.interval!.low).toBeLessThan(0);
    expect(found.gap.interval!.high).toBeGreaterThan(0);
  });

  it.each([
    ['changes', weekly(THREE, 9), 9, ['tooFewChanges', 27, 30]],
    ['weeks', weekly(THREE, 3), 12, ['tooFewWeeks', 3, 4]],
    ['stages', weekly(only('deploy'), 12), 12, ['tooFewStages', 1, 2]],
    ['of all', [], 12, ['tooFewChanges', 0, 30]],
  ] as const)('abstains if there are too few %s', (what, spans, weeks, why) => {
    const minChanges = what === 'weeks' ? 9 : 30;
    const [reason, found, needed] = why;
    expect(call(spans, weeks, { minChanges })).toEqual({
      status: 'abstained',
      reason,
      found,
      needed,
    });
  });

  it('tells whether assisted changes moved it', () => {
    // Each week a alone: review saves 0.2 · 4 h, a test of 6 h 1.2 h. With the
    // assisted b and c review saves 1.6 h of each, since they queue
    const tested = [
      ...THREE,
      ...passage('a', 'test', [13, 13, 19]),
      ...passage('b', 'test', [20, 20, 26]),
      ...passage('c', 'test', [27, 27, 33]),
    ].map(it =>
      it.item === 'a' ? it : { ...it, cohort: 'assisted' as const },
    );
    const found = call(weekly(tested, 12), 12, { minChanges: 10 });

    expect(found).toMatchObject({ status: 'named', stage: 'review' });
    expect(found.withoutAssisted).toMatchObject({
      status: 'named',
      stage: 'test',
      merged: 12,
    });
    expect(call(weekly(tested, 12), 12).withoutAssisted).toEqual({
      status: 'abstained',
      reason: 'tooFewChanges',
      found: 12,
      needed: 30,
    });
  });

  it('is the same in any order of spans', () => {
    const spans = weekly(THREE, 5);
    const options = { minChanges: 9, resamples: 20 };
    const expected = call(spans, 5, options);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(spans, { minLength: spans.length }),
        shuffled => {
          expect(call(shuffled, 5, options)).toEqual(expected);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('never names what has room to spare over what cannot keep up', () => {
    // One change every 20 h; each review takes longer, each test no longer than
    // its review and begins at once
    const work = fc.tuple(
      fc.integer({ min: 20, max: 40 }),
      fc.integer({ min: 0, max: 100 }),
    );
    fc.assert(
      fc.property(
        fc.array(work, { minLength: 40, maxLength: 40 }),
        fc.nat(),
        (works, seed) => {
          let free = 0;
          const spans = works.flatMap(([review, percent], at) => {
            const begun = Math.max(free, at * 20);
            free = begun + review;
            const tested = free + (review * percent) / 100;
            return [
              ...passage(`${at}`, 'review', [at * 20, begun, free]),
              ...passage(`${at}`, 'test', [free, free, tested]),
              ...passage(`${at}`, 'deploy', [tested, tested, tested]),
            ];
          });
          const random = seededRandom(seed);
          const found = call(spans, 12, { random, resamples: 20 });
          expect(found).toMatchObject({ status: 'named', stage: 'review' });
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each([
    [{ threshold: 0.5 }, 'threshold is 0.5: it must be greater than 0.5'],
    [{ faster: 1 }, 'faster is 1: it must be between 0 and 1'],
    [{ resamples: 0 }, 'resamples is 0: it must be a whole number from 1'],
    [{ minChanges: 2.5 }, 'minChanges is 2.5: it must be a whole number'],
  ])('refuses %j', (over, message) => {
    expect(() => call([], 12, over)).toThrow(message);
  });
});

describe('nameConstraintInSteps', () => {
  it('gives the same, and way after each resample', async () => {
    const spans = weekly(THREE, 12);
    const options = () => ({
      period: first(12 * 168),
      random: seededRandom(7),
      resamples: 20,
      minChanges: 10,
    });
    const pause = jest.fn();

    const found = await nameConstraintInSteps(spans, options(), pause);

    expect(found).toEqual(nameConstraint(spans, options()));
    expect(pause).toHaveBeenCalledTimes(20);
  });
});
