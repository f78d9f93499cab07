import {
  DAY,
  day,
  deployment,
  estimators,
  line,
  START,
  world,
} from '../__testUtils__/builders';
import { releasesOf } from '../deployments';
import {
  deploymentsPerWeek,
  medianGap,
  sumPerWeek,
} from './deploymentFrequency';

const period = { from: START, to: day(28) };
const now = day(28);
const commits = line('a b c d e f');

describe('deployment frequency', () => {
  const releases = (...deployments: ReturnType<typeof deployment>[]) =>
    releasesOf(world({ commits, deployments }).timelines);

  it('is per week that a component was observed: 4 in 2 weeks', () => {
    const all = releases(
      deployment('a', 14),
      deployment('b', 15),
      deployment('c', 16),
      deployment('d', 20),
      deployment('e', 27),
    );
    expect(deploymentsPerWeek('orders', all, { period, now })).toEqual({
      value: 2,
      n: 4,
      coverage: 0.5,
      excluded: { firstDeployment: 1 },
      definitionVersion: 1,
    });
    // Gaps of 1, 1, 4 and 7 days.
    expect(medianGap(all, { period, estimators })).toMatchObject({
      value: 2.5 * DAY,
      n: 4,
    });
  });

  it('is truly 0 when it was observed and nothing came', () => {
    const all = releases(deployment('a', -5), deployment('b', -3));
    expect(deploymentsPerWeek('orders', all, { period, now })).toMatchObject({
      value: 0,
      n: 0,
      coverage: 1,
    });
  });

  it.each([
    ['never', releases(), 0],
    ['less than a week', releases(deployment('a', 25)), 3 / 28],
  ])('has no value when it was observed %s', (_, all, coverage) => {
    const measured = deploymentsPerWeek('orders', all, { period, now });
    expect(measured).toMatchObject({ n: 0, coverage });
    expect(measured.value).toBeUndefined();
  });

  it('adds what components deploy, and says which it does not know', () => {
    // Orders: 1 in 1 week; web: 2 in 4 weeks; docs was never seen.
    const web = { component: 'web' };
    const all = releases(
      deployment('a', 21),
      deployment('b', 22),
      deployment('a', -1, web),
      deployment('b', 3, web),
      deployment('c', 9, web),
    );
    const rates = ['orders', 'web', 'docs'].map(component =>
      deploymentsPerWeek(component, all, { period, now }),
    );
    // A quarter, all and nothing of the period were observed.
    expect(sumPerWeek(rates)).toEqual({
      value: 1.5,
      n: 3,
      coverage: 1.25 / 3,
      excluded: { firstDeployment: 1, notObserved: 1 },
      definitionVersion: 1,
    });
    expect(sumPerWeek([]).value).toBeUndefined();
  });

  it('knows nothing of a period of no length', () => {
    const none = { from: START, to: START };
    const all = releases(deployment('a', -1));
    const measured = deploymentsPerWeek('orders', all, { period: none, now });
    expect(measured).toMatchObject({ n: 0, coverage: 0 });
    expect(measured.value).toBeUndefined();
  });

  it('does not count the part of a period that is to come', () => {
    const all = releases(deployment('a', -1), deployment('b', 3));
    expect(
      deploymentsPerWeek('orders', all, { period, now: day(7) }),
    ).toMatchObject({
      value: 1,
      coverage: 0.25,
    });
  });
});
