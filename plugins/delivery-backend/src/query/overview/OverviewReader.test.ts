import { MetricId } from '@groundwork/backstage-plugin-delivery-common';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { seedWeeks } from '../__testUtils__/weeks';
import {
  ago,
  catalogOf,
  changeId,
  HOUR,
  migrations,
  NOW,
  ORDERS,
  repositoryOf,
  seedReadings,
  viewerWithout,
  WEB,
} from '../__testUtils__/rows';
import { createQueries } from '../createQueries';

describeEachDatabase('OverviewReader', { migrations }, it_ => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await it_.create();
    await seedWeeks(knex);
  }, 60_000);

  const read = (scope: string, viewer = viewerWithout(), period = {}) =>
    createQueries({
      knex,
      catalog: catalogOf('system:default/empty'),
      now: () => new Date(NOW),
    }).overview.read({ scope, ...period }, viewer);

  const metricOf = async (
    metric: MetricId,
    ...asked: Parameters<typeof read>
  ) => {
    const { metrics } = await read(...asked);
    const found = metrics.find(({ id }) => id === metric);
    if (!found) {
      throw new Error(`There is no ${metric}`);
    }
    return found;
  };

  it('says of what it is, and what to know to read it', async () => {
    const { metrics, stages, marks, ...rest } = await read('all');

    expect(rest).toEqual({
      scope: 'all',
      period: {
        from: '2026-08-31T00:00:00.000Z',
        to: '2026-09-28T00:00:00.000Z',
      },
      asOf: '2026-09-28T00:00:00.000Z',
      derivedAt: '2026-09-27T23:59:00.000Z',
      remarks: [
        {
          code: 'deploymentsAreTags',
          text: 'Tags stand for deployments: it is not known when they reached production (1 of 2 repositories)',
        },
      ],
      mergedChanges: 5,
      hasData: true,
    });
    expect(metrics).toHaveLength(14);
  });

  it('has medians, of each change once, and why others have none', async () => {
    // 2, 4, 6 and 30 hours: the fourth was done when the web was
    expect(await metricOf('lead-time', 'all')).toEqual({
      id: 'lead-time',
      unit: 'milliseconds',
      better: 'less',
      now: {
        value: 5 * HOUR,
        n: 4,
        coverage: 0.8,
        excluded: { notDeployedYet: 1 },
        approximate: 1,
        definitionVersion: 1,
      },
      before: {
        value: 8 * HOUR,
        n: 1,
        coverage: 1,
        excluded: {},
        definitionVersion: 1,
      },
      p90: expect.closeTo((6 + 0.7 * 24) * HOUR, 3),
      trend: [
        { week: '2026-08-31T00:00:00.000Z', n: 0 },
        { week: '2026-09-07T00:00:00.000Z', value: 2 * HOUR, n: 1 },
        { week: '2026-09-14T00:00:00.000Z', value: 5 * HOUR, n: 2 },
        { week: '2026-09-21T00:00:00.000Z', value: 30 * HOUR, n: 1 },
      ],
    });
  });

  it.each([
    ['a component', ORDERS, [2, 4, 6, 10], {}],
    ['another', WEB, [30], { notDeployedYet: 1 }],
    ['a team', 'group:default/pay', [2, 4, 6, 10], {}],
    ['teams in it', 'group:default/head', [2, 4, 6, 30], { notDeployedYet: 1 }],
    ['a system', 'system:default/shop', [2, 4, 6, 30], { notDeployedYet: 1 }],
    ['a domain', 'domain:default/retail', [2, 4, 6, 30], { notDeployedYet: 1 }],
    [
      'a repository',
      `repository:${repositoryOf('orders')}`,
      [2, 4, 6, 30],
      { notDeployedYet: 1 },
    ],
  ])('is of %s', async (_, scope, hours, excluded) => {
    const { now } = await metricOf('lead-time', scope);

    const [below, above] = [
      hours[Math.floor((hours.length - 1) / 2)],
      hours[Math.ceil((hours.length - 1) / 2)],
    ];
    expect(now).toMatchObject({
      value: ((below + above) / 2) * HOUR,
      n: hours.length,
      excluded,
    });
  });

  it('leaves out what the caller may not read, as if it were not there', async () => {
    const { now } = await metricOf('lead-time', 'all', viewerWithout(WEB));

    expect(now).toMatchObject({ value: 5 * HOUR, n: 4, excluded: {} });
    const { marks } = await read('all', viewerWithout(WEB));
    expect(marks.map(({ id }) => id)).toEqual(['i1', 'd2', 'd1']);
  });

  it.each([
    ['may not be read', WEB],
    ['is not there', 'component:default/none'],
    ['is no group', 'group:default/none'],
  ])('does not find what %s', async (_, scope) => {
    await expect(read(scope, viewerWithout(WEB))).rejects.toMatchObject({
      name: 'NotFoundError',
      message: `There is no ${scope}, or you may not read it`,
    });
  });

  it('has nothing to say of a system without components', async () => {
    const { hasData, mergedChanges, metrics } = await read(
      'system:default/empty',
    );

    expect([hasData, mergedChanges]).toEqual([false, 0]);
    for (const { now } of metrics) {
      expect(now).toMatchObject({ n: 0, coverage: 0, excluded: {} });
      expect(now).not.toHaveProperty('value');
    }
  });

  it('has rates with their interval, without what is not known yet', async () => {
    const { now, trend } = await metricOf('change-fail-rate', 'all');

    // Wilson, 1 of 2
    expect(now).toEqual({
      value: 0.5,
      interval: {
        low: expect.closeTo(0.0945, 4),
        high: expect.closeTo(0.9055, 4),
      },
      n: 2,
      coverage: 2 / 3,
      excluded: { pending: 1 },
      definitionVersion: 1,
    });
    expect(trend.map(({ value }) => value)).toEqual([
      undefined,
      0,
      1,
      undefined,
    ]);
  });

  it('counts what is not mended yet as lasting still', async () => {
    const { now } = await metricOf('recovery-time', 'all');

    // Half have ended after an hour; the other was open after three
    expect(now).toMatchObject({ value: HOUR, n: 2 });
  });

  it('has deployments per week of the time in which each was observed', async () => {
    const { now, before, trend } = await metricOf(
      'deployment-frequency',
      'all',
    );

    // Orders 2 in 4 weeks, web 1 in 2
    expect(now).toEqual({
      value: 1,
      n: 3,
      coverage: 0.75,
      excluded: { firstDeployment: 1 },
      definitionVersion: 1,
    });
    // Orders was observed from 50 days ago on, of 56
    expect(before).toMatchObject({ value: 0, n: 0, coverage: 22 / 28 });
    expect(trend.map(({ value }) => value)).toEqual([0, 1, 1, 1]);
  });

  it('has hours per merged change, as far as they are in the period', async () => {
    const { stages } = await read('all');

    expect(stages).toEqual([
      // (2 + 1 days) and 1 day, by five changes
      {
        stage: 'review',
        queueHours: expect.closeTo(72 / 5, 9),
        touchHours: expect.closeTo(24 / 5, 9),
        n: 2,
        open: 0,
      },
      { stage: 'test', n: 0, open: 0 },
      { stage: 'environment', n: 0, open: 0 },
      {
        stage: 'deploy',
        queueHours: expect.closeTo(24 / 5, 9),
        n: 1,
        open: 1,
      },
      { stage: 'operate', n: 0, open: 0 },
    ]);
  });

  it('marks deployments and incidents, the newest first', async () => {
    const { marks } = await read(ORDERS);

    expect(marks).toEqual([
      {
        kind: 'incident',
        id: 'i1',
        title: 'Orders lost',
        at: '2026-09-17T00:00:00.000Z',
      },
      {
        kind: 'deployment',
        id: 'd2',
        title: 'orders v2',
        at: '2026-09-16T00:00:00.000Z',
      },
      {
        kind: 'deployment',
        id: 'd1',
        title: 'orders v1',
        at: '2026-09-08T00:00:00.000Z',
      },
    ]);
  });

  it('is of the period that is asked for', async () => {
    const { now, before } = await metricOf('lead-time', 'all', undefined, {
      from: '2026-08-10',
      to: '2026-08-24T02:00:00+02:00',
    });

    expect(now).toMatchObject({ value: 8 * HOUR, n: 1 });
    expect(before.n).toBe(0);
  });

  it('measures once until something is derived anew', async () => {
    const own = await it_.create();
    await seedWeeks(own);
    let now = NOW - 30_000;
    const { overview } = createQueries({
      knex: own,
      catalog: catalogOf(),
      now: () => new Date(now),
    });
    const ask = () =>
      countStatements(own, () =>
        overview.read({ scope: 'all' }, viewerWithout()),
      );

    const first = await ask();
    now += 10_000;
    const again = await ask();
    await own('derivation').update({ derived_at: NOW });
    const anew = await ask();

    // What it is of, and whether anything was derived since
    expect(again.count).toBe(2);
    expect(again.result).toEqual({
      ...first.result,
      asOf: '2026-09-27T23:59:40.000Z',
    });
    expect(anew.count).toBe(first.count);

    // One that began before the last, and ended after it
    await own('derivation').insert({
      repository: 'github.com/acme/late',
      version: 1,
      derived_at: NOW - 2_000,
      remarks: '[]',
    });
    await ask();
    await own('derivation')
      .where({ repository: 'github.com/acme/late' })
      .update({ derived_at: NOW - 1_000 });
    expect((await ask()).count).toBe(first.count);
  });

  it('takes as many statements for ten thousand readings as for ten', async () => {
    const large = await it_.create();
    await seedWeeks(large);
    await seedReadings(
      large,
      Array.from({ length: 4_000 }, (_, index) => ({
        metric: 'lead-time' as const,
        item: changeId(100 + index),
        at: ago(1 + (index % 27)),
        value: (index + 1) * 1_000,
      })),
    );
    const ask = (database: Knex, scope: string) =>
      countStatements(database, () =>
        createQueries({
          knex: database,
          catalog: catalogOf(),
          now: () => new Date(NOW),
        }).overview.read({ scope }, viewerWithout('component:default/none')),
      );

    for (const scope of ['all', 'group:default/head', ORDERS]) {
      const few = await ask(knex, scope);
      const many = await ask(large, scope);

      expect(many.count).toBe(few.count);
      expect(many.count).toBeLessThanOrEqual(14);
      // More than are read one by one: within 1 % of the exact 2,000.5 seconds
      const { now } = many.result.metrics[0];
      expect(now.n).toBeGreaterThan(4_000);
      expect(Math.abs((now.value ?? 0) / 2_000_500 - 1)).toBeLessThan(0.011);
    }
  }, 60_000);
});
