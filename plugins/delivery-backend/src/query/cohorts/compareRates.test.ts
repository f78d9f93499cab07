import {
  compareRates,
  countHits,
  hasFailed,
  measureRate,
  rateOf,
  wasMended,
} from './compareRates';
import { toDeployments, toRecoveries } from './deployments';
import { CohortDeployment } from './types';

const deployment = (
  assisted: number,
  human: number,
  over: Partial<CohortDeployment> = {},
): CohortDeployment => ({
  component: 'component:default/orders',
  hasFailed: false,
  wasMended: false,
  shares: { assisted, human, undeclared: 0 },
  ...over,
});

const SHARED = [
  deployment(1 / 3, 2 / 3, { hasFailed: true, wasMended: true }),
  deployment(1, 0, { hasFailed: true }),
  deployment(1, 0),
  deployment(0, 1),
  deployment(1, 0, { hasFailed: undefined }),
];

describe('rateOf', () => {
  it('shares a failure out over the changes that were in it', () => {
    expect(rateOf(SHARED, 'assisted', hasFailed)).toEqual({
      count: 1 / 3 + 1,
      n: 1 / 3 + 1 + 1,
    });
    expect(rateOf(SHARED, 'human', hasFailed)).toEqual({
      count: 2 / 3,
      n: 2 / 3 + 1,
    });
    expect(rateOf(SHARED, 'assisted', wasMended).count).toBe(1 / 3);
  });
});

describe('measureRate', () => {
  it('counts deployments, and those of which nothing is known yet', () => {
    const measured = measureRate(SHARED, {
      cohort: 'assisted',
      outcome: hasFailed,
      definitionVersion: 3,
    });

    expect(measured).toEqual({
      value: expect.closeTo(4 / 7, 9),
      interval: expect.anything(),
      n: 3,
      coverage: 0.75,
      excluded: { pending: 1 },
      definitionVersion: 3,
    });
  });

  it('has no value without deployments', () => {
    const { value, n, coverage } = measureRate(SHARED, {
      cohort: 'undeclared',
      outcome: hasFailed,
      definitionVersion: 1,
    });

    expect([value, n, coverage]).toEqual([undefined, 0, 0]);
  });
});

describe('compareRates', () => {
  const many = (count: number, ...of: Parameters<typeof deployment>) =>
    Array.from({ length: count }, () => deployment(...of));

  it('is Newcombe’s for deployments of one cohort each', () => {
    // Newcombe (1998), example (a): 56 of 70 and 48 of 80
    const found = compareRates(
      [
        ...many(56, 1, 0, { hasFailed: true }),
        ...many(14, 1, 0),
        ...many(48, 0, 1, { hasFailed: true }),
        ...many(32, 0, 1),
      ],
      { against: 'human', outcome: hasFailed },
    );

    expect(found).toEqual({
      value: expect.closeTo(0.2, 9),
      interval: {
        low: expect.closeTo(0.0524, 4),
        high: expect.closeTo(0.3339, 4),
      },
      p: expect.closeTo(0.00805, 4),
      // All are of one component
      standardised: expect.closeTo(0.2, 9),
    });
  });

  it('counts failures that either arm has a part in', () => {
    expect(countHits(SHARED, 'human', hasFailed)).toBe(2);
    expect(
      countHits([deployment(0, 0, { hasFailed: true })], 'human', hasFailed),
    ).toBe(0);
  });
});

describe('rows of deployments', () => {
  const row = {
    metric: 'change-fail-rate',
    item: 'd1',
    component: 'orders',
    week: 2,
    value: 1,
    is_open: 0,
    mended: 1,
  };

  it('become deployments with shares', () => {
    expect(
      toDeployments([
        { ...row, cohort: 'assisted', n: '1' },
        { ...row, cohort: 'undeclared', n: '3' },
        { ...row, item: 'd2', value: null, mended: 0, cohort: 'human', n: 2 },
      ]),
    ).toEqual([
      {
        component: 'orders',
        hasFailed: true,
        wasMended: true,
        shares: { assisted: 0.25, human: 0, undeclared: 0.75 },
      },
      {
        component: 'orders',
        wasMended: false,
        shares: { assisted: 0, human: 1, undeclared: 0 },
      },
    ]);
  });

  it.each([
    [['assisted', 'human'], 'assisted'],
    [['human', 'undeclared'], 'undeclared'],
    [['human'], 'human'],
  ] as const)('become recoveries: of %j, %s', (cohorts, cohort) => {
    const rows = cohorts.map(it => ({
      ...row,
      metric: 'recovery-time',
      value: 5,
      is_open: true,
      cohort: it,
      n: 1,
    }));

    expect(toRecoveries(rows)).toEqual([
      {
        cohort,
        week: 2,
        value: 5,
        isOpen: true,
        isApproximate: false,
        count: 1,
      },
    ]);
  });
});
