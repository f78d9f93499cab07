import {
  FiguresAnswer,
  MetricId,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import {
  ago,
  catalogOf,
  FRONT,
  HOUR,
  migrations,
  NOW,
  ORDERS,
  PAY,
  seedCatalog,
  seedDeployments,
  seedReadings,
  seedSpans,
  WEB,
} from '../__testUtils__/rows';
import { createQueries } from '../createQueries';

const HEAD = 'group:default/head';
const EMPTY = 'component:default/empty';

describeEachDatabase('FiguresReader', { migrations }, ({ create }) => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await create();
    await seedCatalog(knex);
    const times = [10, 20, 30].map((hours, index) => ({
      metric: 'lead-time' as const,
      item: `c${index}`,
      at: ago(index + 1),
      value: hours * HOUR,
    }));
    await seedReadings(knex, [
      ...times,
      // The same change in two components: in a group it waits for the last.
      { ...times[0], component: WEB, at: ago(0.5), value: 50 * HOUR },
      { ...times[0], item: 'old', at: ago(40), value: 999 * HOUR },
      ...['c0', 'c1', 'c2'].map(item => ({
        metric: 'change-size' as const,
        item,
        at: ago(3),
        value: 4,
      })),
      ...[1, 0, 0, 0].map((value, index) => ({
        metric: 'change-fail-rate' as const,
        item: `d${index}`,
        at: ago(9),
        value,
      })),
      {
        metric: 'deployment-frequency' as const,
        item: 'd0',
        at: ago(14),
        reason: 'firstDeployment',
      },
      ...['d1', 'd2'].map(item => ({
        metric: 'deployment-frequency' as const,
        item,
        at: ago(7),
        value: 1,
      })),
      {
        metric: 'restore-time',
        item: 'incident',
        at: ago(50),
        value: 50 * 24 * HOUR,
        isOpen: true,
      },
    ]);
    await seedDeployments(knex, [{ id: 'd0', at: ago(14) }]);
    await seedSpans(knex, [
      { item: 'w1', stage: 'review', kind: 'queue', start: ago(2) },
      { item: 'w1', stage: 'review', kind: 'touch', start: ago(1) },
      { item: 'w2', stage: 'test', kind: 'queue', start: ago(1) },
      {
        item: 'w3',
        stage: 'review',
        kind: 'queue',
        start: ago(2),
        end: ago(1),
      },
    ]);
  }, 60_000);

  const reader = () =>
    createQueries({ knex, catalog: catalogOf(), now: () => new Date(NOW) })
      .figures;

  const figuresOf = async (...scopes: string[]) =>
    (await reader().read({ scopes })).items;

  const measuredOf = (
    { metrics }: FiguresAnswer['items'][number],
    metric: MetricId,
  ) => metrics.find(({ id }) => id === metric)!.measured;

  it('gives what readings of the period say of a component', async () => {
    const [orders] = await figuresOf(ORDERS);

    expect(orders).toMatchObject({
      scope: ORDERS,
      hasData: true,
      mergedChanges: 3,
      openIncidents: 1,
      waitingChanges: 1,
    });
    // Bins are 2 % wide.
    expect(measuredOf(orders, 'lead-time').value! / HOUR).toBeCloseTo(20, 0);
    expect(measuredOf(orders, 'lead-time').n).toBe(3);
    expect(measuredOf(orders, 'change-fail-rate')).toMatchObject({
      value: 0.25,
      n: 4,
    });
    // Two releases in the two weeks since the first.
    expect(measuredOf(orders, 'deployment-frequency')).toMatchObject({
      value: 1,
      n: 2,
      coverage: 0.5,
    });
  });

  it('counts an item of a group once, when the last of its components is done', async () => {
    const [head, pay, front] = await figuresOf(HEAD, PAY, FRONT);

    expect(measuredOf(pay, 'lead-time').n).toBe(3);
    expect(measuredOf(front, 'lead-time').n).toBe(1);
    // 20, 30 and 50 hours: the 10 of the first component do not count.
    expect(measuredOf(head, 'lead-time').n).toBe(3);
    expect(measuredOf(head, 'lead-time').value! / HOUR).toBeCloseTo(30, 0);
  });

  it('knows that it knows nothing', async () => {
    const [empty] = await figuresOf(EMPTY);
    expect(empty).toMatchObject({
      hasData: false,
      mergedChanges: 0,
      openIncidents: 0,
    });
    expect(measuredOf(empty, 'lead-time').value).toBeUndefined();
  });

  it('answers in the order in which it was asked', async () => {
    const scopes = [PAY, ORDERS, HEAD, WEB, EMPTY];
    expect((await figuresOf(...scopes)).map(({ scope }) => scope)).toEqual(
      scopes,
    );
  });

  it('takes as many statements for many as for one', async () => {
    const many = Array.from(
      { length: 150 },
      (_, i) => `component:default/c${i}`,
    );
    const one = await countStatements(knex, () => figuresOf(ORDERS));
    const all = await countStatements(knex, () => figuresOf(ORDERS, ...many));
    expect(all.statements).toHaveLength(one.statements.length);
  });

  it.each(['all', 'orders', 'user:default/ada', 'system:default/shop'])(
    'refuses %s',
    async scope => {
      await expect(figuresOf(ORDERS, scope)).rejects.toThrow(
        `scopes has '${scope}'`,
      );
    },
  );
});
