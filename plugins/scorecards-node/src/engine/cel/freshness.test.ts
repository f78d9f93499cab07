import {
  compiledCondition,
  DAY,
  declare,
  evaluate,
  fresh,
  NOW,
  old,
  world,
} from './__testUtils__/facts';
import type { FactReading } from '../types';

const coverage = declare('repo.coverage', 'double', { freshnessMs: 7 * DAY });

function evaluateCoverage(reading: FactReading, freshnessMs?: number) {
  const facts = world([coverage], { 'repo.coverage': reading });
  return evaluate('repo.coverage >= 80.0', facts, freshnessMs);
}

const passes = { kind: 'value', value: true };

describe('a value counts', () => {
  it('as long as the declaration says, to the millisecond', () => {
    const observedAt = NOW - 7 * DAY;

    expect(evaluateCoverage({ value: 90, observedAt })).toEqual(passes);
    expect(evaluateCoverage({ value: 90, observedAt: observedAt - 1 })).toEqual(
      {
        kind: 'stale',
        factIds: ['repo.coverage'],
        reason:
          'repo.coverage: observed 14 Nov 2026, 09:29 UTC, fresh for 7 days',
        since: NOW - 1,
      },
    );
  });

  it.each([
    ['shorter', 2 * DAY, { kind: 'stale', since: NOW - DAY }],
    ['longer', 30 * DAY, passes],
    ['without end', Infinity, passes],
  ])('as long as it is said when it is read: %s', (_, freshnessMs, outcome) => {
    expect(evaluateCoverage(old(90), freshnessMs)).toMatchObject(outcome);
  });

  it('although the last attempt failed, until it is stale', () => {
    const error = 'rate limited';

    expect(evaluateCoverage({ ...fresh(90), error })).toEqual(passes);
    expect(
      evaluateCoverage({ ...old(90), error, errorSince: NOW - DAY }, DAY),
    ).toEqual({
      kind: 'stale',
      factIds: ['repo.coverage'],
      reason:
        'repo.coverage: observed 18 Nov 2026, 09:30 UTC, fresh for 1 day; collector failed: rate limited',
      since: NOW - 2 * DAY,
    });
  });

  it('when it was observed in the future', () => {
    const observedAt = NOW + DAY;

    expect(evaluateCoverage({ value: 90, observedAt })).toEqual(passes);
  });
});

describe('that an entity has none', () => {
  it('grows stale as values do', () => {
    const facts = world([coverage], {
      'repo.coverage': { observedAt: NOW - 8 * DAY, error: 'gone' },
    });

    for (const source of [
      'has(repo.coverage)',
      'repo.coverage > 1.0',
      'repo.?coverage.hasValue()',
    ]) {
      expect(evaluate(source, facts)).toMatchObject({
        kind: 'stale',
        since: NOW - DAY,
      });
    }
  });

  it('is what a null that was stored means', () => {
    const facts = world([coverage], { 'repo.coverage': fresh(null) });

    expect(evaluate('has(repo.coverage)', facts)).toMatchObject({
      value: false,
    });
    expect(evaluate('repo.coverage > 1.0', facts)).toMatchObject({
      reason: 'repo.coverage: the entity has none',
    });
  });
});

it('does not take a value without a time for an observation', () => {
  expect(evaluateCoverage({ value: 90 })).toMatchObject({
    kind: 'unknown',
    reason: 'repo.coverage: never observed',
  });
});

it('evaluates checks with different freshness over the same facts', () => {
  const { compiler } = world([coverage]);
  const facts = compiler.prepare({ 'repo.coverage': old(90) }, NOW);
  const expression = compiledCondition('repo.coverage >= 80.0', { compiler });

  expect(expression.evaluate(facts)).toEqual(passes);
  expect(expression.evaluate(facts, DAY)).toMatchObject({ kind: 'stale' });
  expect(expression.evaluate(facts, 4 * DAY)).toEqual(passes);
});

it('reads facts that another compiler prepared', () => {
  const one = world([coverage]);
  const another = world([declare('a.b', 'boolean'), coverage], {
    'repo.coverage': fresh(90),
    'a.b': fresh(true),
  });
  const expression = compiledCondition('repo.coverage >= 80.0', one);

  const facts = another.compiler.prepare(another.readings, NOW);
  expect(expression.evaluate(facts)).toEqual(passes);
  expect(expression.evaluate({ readings: another.readings, now: NOW })).toEqual(
    passes,
  );
});
