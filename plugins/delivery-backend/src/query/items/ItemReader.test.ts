import { MetricId } from '@groundwork/backstage-plugin-delivery-common';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { seedWeeks } from '../__testUtils__/weeks';
import {
  ago,
  catalogOf,
  changeId,
  FRONT,
  HOUR,
  migrations,
  NOW,
  ORDERS,
  PAY,
  repositoryOf,
  seedReadings,
  viewerWithout,
  WEB,
} from '../__testUtils__/rows';
import { createQueries } from '../createQueries';
import { decodeCursor, encodeCursor } from './cursor';

describeEachDatabase('ItemReader', { migrations }, it_ => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await it_.create();
    await seedWeeks(knex);
  }, 60_000);

  const read = (
    metric: MetricId,
    {
      scope = 'all',
      limit = 50,
      cursor,
      viewer = viewerWithout(),
    }: {
      scope?: string;
      limit?: number;
      cursor?: string;
      viewer?: ReturnType<typeof viewerWithout>;
    } = {},
  ) =>
    createQueries({
      knex,
      catalog: catalogOf(),
      now: () => new Date(NOW),
    }).items.read({ scope, metric, limit, cursor }, viewer);

  it('lists changes behind a number, the longest first, then what has none', async () => {
    const { items, pageInfo, scope } = await read('lead-time');

    expect([scope, pageInfo]).toEqual(['all', {}]);
    expect(items.map(it => [it.item, it.value, it.excluded])).toEqual([
      [changeId(4), 30 * HOUR, undefined],
      [changeId(3), 6 * HOUR, undefined],
      [changeId(2), 4 * HOUR, undefined],
      [changeId(1), 2 * HOUR, undefined],
      [changeId(5), undefined, 'notDeployedYet'],
    ]);
    expect(items[0]).toEqual({
      item: changeId(4),
      title: 'Change 4',
      url: 'https://github.com/acme/orders/pull/4',
      component: WEB,
      at: '2026-09-23T00:00:00.000Z',
      value: 30 * HOUR,
      change: {
        id: changeId(4),
        repository: repositoryOf('orders'),
        number: 4,
        title: 'Change 4',
        url: 'https://github.com/acme/orders/pull/4',
        cohort: 'undeclared',
        isBot: false,
        components: [ORDERS, WEB],
        teams: [FRONT, PAY],
        mergedAt: '2026-09-11T00:00:00.000Z',
        size: { added: 3, removed: 1, files: 2 },
      },
    });
    expect(items[1].isApproximate).toBe(true);
  });

  it.each([1, 2, 3, 4])('pages by %d without gap or repeat', async limit => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await read('lead-time', { limit, cursor });
      expect(page.items.length).toBeLessThanOrEqual(limit);
      seen.push(...page.items.map(({ item }) => item));
      cursor = page.pageInfo.nextCursor;
    } while (cursor);

    expect(seen).toEqual([4, 3, 2, 1, 5].map(it => changeId(it)));
  });

  it('pages among those that are equal', async () => {
    const own = await it_.create();
    await seedReadings(
      own,
      [1, 2, 3, 4, 5].flatMap(number => [
        {
          metric: 'test-feedback' as const,
          item: changeId(number),
          at: ago(number > 3 ? 2 : 1),
          value: 7,
        },
        {
          metric: 'test-feedback' as const,
          item: changeId(10 + number),
          at: ago(1),
          reason: 'noChecks',
        },
      ]),
    );
    const queries = createQueries({
      knex: own,
      catalog: catalogOf(),
      now: () => new Date(NOW),
    });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await queries.items.read(
        { scope: 'all', metric: 'test-feedback', limit: 2, cursor },
        viewerWithout(),
      );
      seen.push(...page.items.map(({ item }) => item));
      cursor = page.pageInfo.nextCursor;
    } while (cursor);

    expect(seen).toEqual(
      [1, 2, 3, 4, 5, 11, 12, 13, 14, 15].map(it => changeId(it)),
    );
  });

  it('names deployments and incidents', async () => {
    const deployments = await read('deployment-frequency');
    const incidents = await read('restore-time');
    const open = await read('recovery-time');

    // Those of the web are by the same repository, and the first does not count
    expect(deployments.items.map(({ title }) => title)).toEqual([
      'web a1a1a1a',
      'orders v2',
      'orders v1',
      'web a1a1a1a',
    ]);
    expect(incidents.items).toMatchObject([
      { item: 'i1', title: 'Orders lost', value: HOUR },
    ]);
    expect(open.items).toMatchObject([
      { item: 'd3', value: 3 * HOUR, isOpen: true },
      { item: 'd2', value: HOUR },
    ]);
  });

  it('shows of several components those that may be read', async () => {
    const { items } = await read('lead-time', { viewer: viewerWithout(WEB) });

    expect(items).toMatchObject([
      {
        item: changeId(4),
        component: ORDERS,
        value: 10 * HOUR,
        change: { components: [ORDERS], teams: [PAY] },
      },
      { item: changeId(3) },
      { item: changeId(2) },
      { item: changeId(1) },
    ]);
  });
});

describe('cursor', () => {
  it.each([
    { value: 1.5, at: 2, item: 'change:a#1', component: 'component:a/b' },
    { at: 2, item: 'ä', component: '' },
  ])('of %j is read again', position => {
    expect(decodeCursor(encodeCursor(position))).toEqual(position);
  });

  it.each([
    '',
    'x',
    'W10',
    encodeCursor({ at: 1, item: 'a', component: 'b' }).slice(2),
    encodeCursor({ at: 1, item: 'a\0', component: 'b' }),
  ])("of '%s' is refused", cursor => {
    expect(() => decodeCursor(cursor)).toThrow(
      'The cursor is none that a page has given',
    );
  });
});
