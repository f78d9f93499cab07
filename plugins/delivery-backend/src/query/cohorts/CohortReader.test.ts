import { CohortComparison } from '@groundwork/backstage-plugin-delivery-common';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import {
  ago,
  catalogOf,
  changeId,
  HOUR,
  migrations,
  NOW,
  ORDERS,
  seedCatalog,
  seedChanges,
  seedDeployments,
  seedReadings,
  viewerWithout,
} from '../__testUtils__/rows';
import { createQueries } from '../createQueries';

const ASSISTED = Array.from({ length: 28 }, (_, index) => index);
const HUMAN = ASSISTED.map(index => 100 + index);

/**
 * A change a day of each cohort: assisted ones take 3 to 30 hours, human ones an
 * hour less than two thirds of it. Each is deployed alone, and of the assisted
 * ones every second fails.
 */
async function seedFourWeeks(knex: Knex): Promise<void> {
  await seedCatalog(knex);
  const changes = [...ASSISTED, ...HUMAN].map(number => ({
    id: changeId(number),
    number,
    mergedAt: ago(1 + (number % 100)) + HOUR,
    cohort: number < 100 ? ('assisted' as const) : ('human' as const),
  }));
  await seedChanges(
    knex,
    changes.map(it => ({
      ...it,
      attribution: {
        evidence: [
          {
            place: 'note' as const,
            cohort: it.cohort,
            confidence: 1,
            text: 'note',
          },
        ],
        lineShare: it.cohort === 'assisted' ? 1 : 0,
      },
    })),
  );
  await seedReadings(
    knex,
    changes.flatMap(({ id, number, mergedAt: at, cohort }) => [
      { metric: 'change-size' as const, item: id, at, cohort, value: 40 },
      {
        metric: 'lead-time' as const,
        item: id,
        at,
        cohort,
        value: (cohort === 'assisted' ? 3 + number : 1 + (number % 100)) * HOUR,
      },
      {
        metric: 'change-fail-rate' as const,
        item: `d${number}`,
        at,
        value: number < 100 ? number % 2 : 0,
      },
    ]),
  );
  await seedDeployments(
    knex,
    changes.map(({ id, number, mergedAt }) => ({
      id: `d${number}`,
      at: mergedAt,
      changes: [id],
    })),
  );
}

describeEachDatabase('CohortReader', { migrations }, it_ => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await it_.create();
    await seedFourWeeks(knex);
  }, 60_000);

  const read = (scope = 'all') =>
    createQueries({
      knex,
      catalog: catalogOf(),
      now: () => new Date(NOW),
    }).cohorts.read({ scope }, viewerWithout());

  const of = (
    comparisons: readonly CohortComparison[],
    metric: CohortComparison['metric'],
  ) => comparisons.find(it => it.metric === metric);

  it('counts changes, and has lines to read numbers beside', async () => {
    const { counts, references, labels, comparisons } = await read();

    expect(counts).toEqual({ assisted: 28, human: 28, undeclared: 0 });
    expect(references.map(({ year }) => year)).toContain(2026);
    expect(comparisons.map(({ metric }) => metric)).toEqual([
      'lead-time',
      'review-latency',
      'change-size',
      'change-fail-rate',
      'rework-rate',
      'recovery-time',
      'throughput',
    ]);
    // All that notes know, and nothing else tells
    expect(labels?.recall).toMatchObject({ value: 0, n: 28, coverage: 1 });
    expect(labels?.precision).toMatchObject({ n: 0 });
  });

  it('holds assisted changes against those that are known to be human', async () => {
    const { comparisons } = await read(ORDERS);

    expect(of(comparisons, 'lead-time')).toMatchObject({
      unit: 'milliseconds',
      against: 'human',
      cohorts: [
        { cohort: 'assisted', measured: { value: 16.5 * HOUR, n: 28 } },
        { cohort: 'human', measured: { value: 14.5 * HOUR, n: 28 } },
        { cohort: 'undeclared', measured: { n: 0, coverage: 0 } },
      ],
      difference: {
        value: 2 * HOUR,
        shift: { value: 2 * HOUR },
        // All are of the same component and size
        standardised: 2 * HOUR,
        verdict: 'noDifferenceSeen',
      },
    });
    expect(of(comparisons, 'change-size')?.difference).toMatchObject({
      value: 0,
      effect: 0,
      p: 1,
      verdict: 'noDifferenceSeen',
    });
  });

  it('does not leave out what waits still', async () => {
    const own = await it_.create();
    await seedFourWeeks(own);
    // Ten more that have waited longer than any
    await seedReadings(
      own,
      Array.from({ length: 10 }, (_, index) => ({
        metric: 'lead-time' as const,
        item: changeId(200 + index),
        at: ago(2),
        cohort: 'assisted' as const,
        value: (100 + index) * HOUR,
        isOpen: true,
      })),
    );
    const queries = createQueries({
      knex: own,
      catalog: catalogOf(),
      now: () => new Date(NOW),
    });

    const { comparisons } = await queries.cohorts.read(
      { scope: 'all' },
      viewerWithout(),
    );

    // The 19th and 20th of 38 are 21 and 22 hours
    expect(of(comparisons, 'lead-time')).toMatchObject({
      cohorts: [
        {
          cohort: 'assisted',
          measured: { value: 21.5 * HOUR, n: 38, excluded: {} },
        },
        { cohort: 'human', measured: { value: 14.5 * HOUR, n: 28 } },
        { cohort: 'undeclared' },
      ],
      difference: { value: 7 * HOUR, shift: { value: 2 * HOUR } },
    });
  });

  it('says where more goes wrong, after Holm', async () => {
    const { comparisons } = await read();
    const failures = of(comparisons, 'change-fail-rate');

    expect(failures).toMatchObject({
      against: 'human',
      cohorts: [
        { measured: { value: 0.5, n: 28 } },
        { measured: { value: 0, n: 28 } },
        { measured: { n: 0 } },
      ],
      difference: { value: 0.5, verdict: 'higher', standardised: 0.5 },
    });
    // χ² = 18.67 has p = 0.0000155, the least of four that were looked at
    expect(failures?.difference?.p).toBeCloseTo(4 * 0.0000155, 5);
  });

  it('has no verdict on too little', async () => {
    const { comparisons } = await read();

    expect(of(comparisons, 'review-latency')).toMatchObject({
      abstained: { reason: 'tooFewChanges', found: 0, needed: 20 },
    });
    expect(of(comparisons, 'rework-rate')).toMatchObject({
      abstained: { reason: 'tooFewFailures', found: 0, needed: 5 },
    });
    expect(of(comparisons, 'recovery-time')).toMatchObject({
      abstained: { reason: 'tooFewFailures', found: 0, needed: 5 },
    });
    expect(of(comparisons, 'rework-rate')).not.toHaveProperty('difference');
  });

  it('says the same again, whoever asks', async () => {
    expect(await read()).toEqual(await read());
  });

  it('takes few statements', async () => {
    const { count } = await countStatements(knex, () => read());

    expect(count).toBeLessThanOrEqual(7);
  });
});
