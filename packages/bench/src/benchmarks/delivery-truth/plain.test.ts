import { HarnessSpan } from '@groundwork/backstage-plugin-delivery-backend/testUtils';
import {
  differenceOfShares,
  failedTwice,
  fifthOfMean,
  lastDeployment,
  slowestStage,
} from './plain';

const HOUR = 3_600_000;

const span = (
  item: string,
  stage: HarnessSpan['stage'],
  hours: number,
): HarnessSpan => ({
  item,
  stage,
  kind: 'touch',
  start: 0,
  end: hours * HOUR,
  component: 'component:default/orders',
  cohort: 'undeclared',
});

describe('slowestStage', () => {
  it('adds up what a change spent in a stage, and takes the middle', () => {
    const spans = [
      span('a', 'review', 1),
      span('a', 'review', 2),
      span('b', 'review', 4),
      span('c', 'review', 5),
      // A mean would be longer here.
      span('a', 'test', 1),
      span('b', 'test', 2),
      span('c', 'test', 90),
    ];
    expect(slowestStage(spans)).toBe('review');
    expect(slowestStage([])).toBeUndefined();
  });
});

describe('fifthOfMean', () => {
  it('has 1.96 standard errors on either side', () => {
    // Mean 2, standard deviation √2, standard error 1
    const found = fifthOfMean(
      [span('a', 'test', 1), span('b', 'test', 3)],
      'test',
    );
    expect(found?.low).toBeCloseTo(0.2 * 0.04);
    expect(found?.high).toBeCloseTo(0.2 * 3.96);
  });

  it('is none of a single change', () => {
    expect(fifthOfMean([span('a', 'test', 1)], 'test')).toBeUndefined();
  });
});

describe('failedTwice', () => {
  it('counts failures in all runs', () => {
    const run = (...failed: string[]) => ({
      at: 0,
      query: {
        repository: 'r',
        commit: 'c',
        tree: 't',
        branch: 'main',
        run: '1',
        attempt: 1,
      },
      failed,
    });
    expect(failedTwice([run('a', 'b'), run('b'), run()])).toEqual(['b']);
  });
});

describe('lastDeployment', () => {
  it('is of the same repository, and not later than the incident', () => {
    const deployment = (id: string, at: number, repository = 'r') => ({
      id,
      at,
      repository,
    });
    const deployments = [
      deployment('second', 2),
      deployment('first', 1),
      deployment('other', 3, 'another'),
      deployment('late', 9),
    ];
    const incident = { id: 'i', repository: 'r', detectedAt: 5 };
    expect(lastDeployment(incident, deployments)).toBe('second');
    expect(lastDeployment({ ...incident, detectedAt: 0 }, deployments)).toBe(
      undefined,
    );
  });
});

describe('differenceOfShares', () => {
  const changes = (cohort: HarnessSpan['cohort'], failed: number, of: number) =>
    Array.from({ length: of }, (_, index) => ({
      id: `${cohort}-${index}`,
      cohort,
      component: 'c',
      deployment: `d-${cohort}-${index}`,
      hasFailed: index < failed,
    }));

  it('holds 30 of 100 against 20 of 100', () => {
    const found = differenceOfShares([
      ...changes('assisted', 30, 100),
      ...changes('human', 10, 50),
      ...changes('undeclared', 10, 50),
    ]);
    // √(0.3 · 0.7 / 100 + 0.2 · 0.8 / 100) = 0.06083
    expect(found?.low).toBeCloseTo(0.1 - 1.96 * 0.06083, 4);
    expect(found?.high).toBeCloseTo(0.1 + 1.96 * 0.06083, 4);
  });

  it('is none where one of both is missing', () => {
    expect(differenceOfShares(changes('assisted', 1, 2))).toBeUndefined();
  });
});
