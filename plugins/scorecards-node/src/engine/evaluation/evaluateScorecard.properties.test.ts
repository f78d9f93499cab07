import fc from 'fast-check';
import type { CheckDefinition } from '@groundwork/backstage-plugin-scorecards-common';
import {
  check,
  compiled,
  scorecard,
  service,
} from '../__testUtils__/definitions';
import { testCompiler } from '../__testUtils__/facts';
import type {
  ActiveWaiver,
  FactReading,
  FactReadings,
  ScorecardEvaluation,
} from '../types';
import { evaluateScorecard } from './evaluateScorecard';

const HOUR = 60 * 60 * 1000;
const NOW = Date.UTC(2027, 0, 15);

interface World {
  checks: CheckDefinition[];
  readings: FactReadings;
  waivers: ActiveWaiver[];
}

function evaluate({ checks, readings, waivers }: World, now = NOW) {
  return evaluateScorecard(compiled(scorecard(checks)), {
    entity: service,
    facts: testCompiler.prepare(readings, now),
    waivers,
    now,
  });
}

const facts = {
  'repo.hasReadme': fc.boolean(),
  'repo.hasTests': fc.boolean(),
  'catalog.hasOwner': fc.boolean(),
  'repo.openAlerts': fc.integer({ min: 0, max: 2 }),
  'repo.lastReleaseAt': fc
    .integer({ min: NOW - 3 * HOUR, max: NOW + 3 * HOUR })
    .map(millis => new Date(millis).toISOString()),
};

const expression = fc.constantFrom(
  'repo.hasReadme',
  'repo.hasTests',
  '!repo.hasTests',
  'repo.hasReadme && repo.hasTests',
  'catalog.hasOwner || repo.hasTests',
  'repo.openAlerts == 0',
  '10 / repo.openAlerts > 5',
  'now - repo.lastReleaseAt < duration("1h")',
  'duration("1h30m1.0005s") >= now - repo.lastReleaseAt',
  'repo.lastReleaseAt + duration("2h") > now && repo.hasTests',
  'repo.lastReleaseAt - now <= duration("30m") || repo.hasReadme',
  'now + duration("1h") > repo.lastReleaseAt ? repo.hasTests : repo.hasReadme',
  '!(now <= repo.lastReleaseAt)',
  '(now - repo.lastReleaseAt).getMinutes() < 30',
  'cel.bind(age, now - repo.lastReleaseAt, age > duration("1h"))',
);

const time = fc.integer({ min: NOW - 3 * HOUR, max: NOW + 3 * HOUR });

const effective = fc.option(
  fc.tuple(fc.option(time), fc.option(time)).map(times => {
    const [a, b] = times;
    const [announce, enforce] =
      a && b ? [Math.min(a, b), Math.max(a, b)] : times;
    return {
      ...(announce && { announce: new Date(announce).toISOString() }),
      ...(enforce && { enforce: new Date(enforce).toISOString() }),
    };
  }),
  { nil: undefined },
);

const reading = (value: fc.Arbitrary<boolean | number | string>) =>
  fc.option(
    fc.record(
      {
        value,
        observedAt: fc.integer({ min: NOW - 3 * HOUR, max: NOW }),
        error: fc.constant('HTTP 500'),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<FactReading>,
    { nil: undefined },
  );

const readings: fc.Arbitrary<FactReadings> = fc.record(
  Object.fromEntries(
    Object.entries(facts).map(([id, value]) => [id, reading(value)]),
  ),
);

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');

/** Weights are whole, so that sums do not depend on their order. */
const checks = fc
  .uniqueArray(
    fc.record({
      id,
      expression,
      level: fc.integer({ min: 1, max: 3 }),
      weight: fc.integer({ min: 0, max: 5 }),
      effective,
      freshness: fc.option(
        fc.record({ minutes: fc.integer({ min: 1, max: 200 }) }),
        { nil: undefined },
      ),
      filter: fc.option(
        fc.constantFrom({ kind: 'Component' }, { kind: 'API' }),
        { nil: undefined },
      ),
    }),
    { selector: it => it.id, minLength: 1 },
  )
  .map(list => list.map(({ id: checkId, ...rest }) => check(checkId, rest)));

const waivers = fc.uniqueArray(
  fc.record({
    checkId: id,
    expiresAt: time,
    compensatingCheckId: fc.option(id, { nil: undefined }),
  }),
  { selector: it => it.checkId },
);

const world: fc.Arbitrary<World> = fc.record({ checks, readings, waivers });

/** The same, where a check passes whatever the facts. */
const mend = (one: World, index: number): World => ({
  ...one,
  checks: one.checks.map((it, i) =>
    i === index ? { ...it, expression: 'true' } : it,
  ),
});

/** How much of the weight that applies passes; 1 where nothing applies. */
const scoreOf = ({ passedWeight, applicableWeight }: ScorecardEvaluation) =>
  applicableWeight === 0 ? 1 : passedWeight / applicableWeight;

describe('evaluateScorecard', () => {
  it('never lowers anything when a check comes to pass', () => {
    fc.assert(
      fc.property(world, fc.nat(), (before, n) => {
        const was = evaluate(before);
        const index = n % before.checks.length;
        fc.pre(was.checks[index]?.status === 'fail');
        const is = evaluate(mend(before, index));
        expect(is.level).toBeGreaterThanOrEqual(was.level);
        expect(is.passedWeight).toBeGreaterThanOrEqual(was.passedWeight);
      }),
    );
  });

  // It may make up for a waiver, which takes weight out of what passes and of
  // what applies
  it('never lowers the score when a check comes to pass without waivers', () => {
    fc.assert(
      fc.property(world, fc.nat(), (one, n) => {
        const before = { ...one, waivers: [] };
        const was = evaluate(before);
        const index = n % before.checks.length;
        fc.pre(was.checks[index]?.status === 'fail');
        expect(scoreOf(evaluate(mend(before, index)))).toBeGreaterThanOrEqual(
          scoreOf(was),
        );
      }),
    );
  });

  it('takes what is exempt out of the denominator, and out of the way', () => {
    fc.assert(
      fc.property(world, fc.nat(), (before, n) => {
        const plain = evaluate({ ...before, waivers: [] });
        const index = n % before.checks.length;
        const { id: checkId, weight } = before.checks[index];
        const standing = plain.checks[index];
        fc.pre(standing?.enforced === true && standing.status !== 'pass');
        const exempted = evaluate({
          ...before,
          waivers: [{ checkId, expiresAt: NOW + 1 }],
        });
        expect(exempted.checks[index]?.status).toBe('exempt');
        expect(exempted.applicableWeight).toBe(plain.applicableWeight - weight);
        expect(exempted.passedWeight).toBe(plain.passedWeight);
        expect(exempted.level).toBeGreaterThanOrEqual(plain.level);
      }),
    );
  });

  it('does not depend on the order of checks and waivers', () => {
    fc.assert(
      fc.property(
        world.chain(one =>
          fc.tuple(
            fc.constant(one),
            fc.shuffledSubarray(one.checks, { minLength: one.checks.length }),
            fc.shuffledSubarray(one.waivers, { minLength: one.waivers.length }),
          ),
        ),
        ([one, shuffledChecks, shuffledWaivers]) => {
          const is = evaluate(one);
          const shuffled = evaluate({
            ...one,
            checks: shuffledChecks,
            waivers: shuffledWaivers,
          });
          const byId = (
            evaluation: ScorecardEvaluation,
            order: CheckDefinition[],
          ) => new Map(order.map((it, i) => [it.id, evaluation.checks[i]]));
          expect({ ...shuffled, checks: undefined }).toEqual({
            ...is,
            checks: undefined,
          });
          expect(byId(shuffled, shuffledChecks)).toEqual(byId(is, one.checks));
        },
      ),
    );
  });

  it('changes nothing before it says that it is due', () => {
    fc.assert(
      fc.property(
        world,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (one, share) => {
          const { nextDueAt, unsteady, ...is } = evaluate(one);
          fc.pre(!unsteady);
          // When nothing is due, nothing ever changes
          const until = nextDueAt ?? NOW + 1_000 * HOUR;
          for (const later of [
            Math.floor(NOW + share * (until - 1 - NOW)),
            until - 1,
          ]) {
            const { nextDueAt: due, ...then } = evaluate(one, later);
            expect(then).toEqual(is);
            expect(due).toBe(nextDueAt);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is due within an hour when it does not say until when it holds', () => {
    fc.assert(
      fc.property(world, one => {
        const { nextDueAt, unsteady } = evaluate(one);
        fc.pre(unsteady === true);
        expect(nextDueAt).toBeLessThanOrEqual(NOW + HOUR);
      }),
    );
  });

  it('counts weights that are within each other', () => {
    fc.assert(
      fc.property(world, one => {
        const {
          passedWeight,
          knownWeight,
          applicableWeight,
          level,
          nextDueAt,
        } = evaluate(one);
        expect(passedWeight).toBeLessThanOrEqual(knownWeight);
        expect(knownWeight).toBeLessThanOrEqual(applicableWeight);
        expect(level).toBeGreaterThanOrEqual(0);
        expect(level).toBeLessThanOrEqual(3);
        expect(nextDueAt ?? Infinity).toBeGreaterThan(NOW);
      }),
    );
  });
});
