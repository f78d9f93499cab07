import { resolve } from 'node:path';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import {
  at,
  Derived,
  ORDERS,
  REPOSITORY,
  scopesOf,
  viewerWithout,
} from './__testUtils__/derived';
import { IncidentStore } from './IncidentStore';

const migrations = resolve(__dirname, '../../migrations');
const STOCK = 'component:default/stock';

describeEachDatabase('IncidentStore', { migrations }, ({ create }) => {
  async function setUp() {
    const knex = await create();
    const derived = new Derived(knex);
    const store = new IncidentStore(knex);
    const idsIn = async (scope: string, hidden: string[] = []) => {
      const { filter } = await scopesOf(knex).resolve(
        scope,
        viewerWithout(...hidden),
      );
      const { items } = await store.findPage({ filter, limit: 10 });
      return items.map(({ record }) => record.id);
    };
    return { knex, derived, store, idsIn };
  }

  it('finds what is in a scope and may be read, newest first', async () => {
    const { derived, idsIn } = await setUp();
    await derived.component();
    await derived.component(STOCK, { owner: 'group:default/store' });
    await derived.incident({ id: 'a' });
    await derived.incident({
      id: 'b',
      component: STOCK,
      detectedAt: at('13:00'),
    });
    await derived.incident({ id: 'c', component: undefined });
    await derived.incident({ id: 'd', component: REPOSITORY });
    // Whose it was then, and what the catalog calls it, is derived
    await derived.reading('d', { team: 'group:default/store' });

    expect(await idsIn('all')).toEqual(['b', 'd', 'c', 'a']);
    expect(await idsIn('all', [STOCK])).toEqual(['d', 'c', 'a']);
    expect(await idsIn(ORDERS)).toEqual(['d', 'a']);
  });

  it('knows whose an incident is before anything was derived', async () => {
    const { knex, derived, idsIn } = await setUp();
    await derived.component();
    await knex('catalog_group').insert({
      group: 'group:default/shop',
      member: 'group:default/shop',
    });
    await derived.incident();

    expect(await idsIn('group:default/shop')).toEqual(['incident:portal 1']);
    expect(await idsIn(`repository:${REPOSITORY}`)).toHaveLength(1);
  });

  it('believes what it was corrected to before that is derived', async () => {
    const { derived, store, idsIn } = await setUp();
    await derived.component();
    await derived.component(STOCK, { owner: 'group:default/store' });
    await derived.incident({ id: 'a', component: STOCK });
    await derived.reading('a');
    await derived.incident({ id: 'b', component: undefined });
    await derived.reading('b');
    await derived.incident({ id: 'c' });
    // While it moves from one repository to another
    await derived.reading('c', { repository: 'old' });
    await derived.reading('c', { team: 'group:default/before' });

    expect(await store.find('a')).toMatchObject({
      component: STOCK,
      team: 'group:default/store',
    });
    const found = await store.find('b');
    expect([found?.component, found?.team]).toEqual([undefined, undefined]);
    expect(await store.find('c')).toMatchObject({
      component: ORDERS,
      team: 'group:default/before',
    });
    expect(await store.find('d')).toBeUndefined();
    expect(await idsIn('all')).toEqual(['c', 'b', 'a']);
  });

  it('pages through those of a status and a period in one statement', async () => {
    const { knex, derived, store } = await setUp();
    for (let number = 0; number < 5; number += 1) {
      await derived.incident({
        id: `incident:${number}`,
        detectedAt: at('12:00'),
        ...(number === 4 && { resolvedAt: at('13:00') }),
      });
    }
    await derived.incident({ id: 'before', detectedAt: at('11:59') });
    const filter = await scopesOf(knex).visible(viewerWithout());
    const query = {
      filter,
      status: 'open' as const,
      from: new Date(at('12:00')),
      to: new Date(at('12:01')),
      limit: 2,
    };
    const idsOf = (page: Awaited<ReturnType<typeof store.findPage>>) =>
      page.items.map(({ record }) => record.id);

    const first = await countStatements(knex, () => store.findPage(query));
    const next = await store.findPage({
      ...query,
      cursor: first.result.pageInfo.nextCursor,
    });

    expect(first.count).toBe(1);
    expect(idsOf(first.result)).toEqual(['incident:3', 'incident:2']);
    expect(idsOf(next)).toEqual(['incident:1', 'incident:0']);
    expect(next.pageInfo).toEqual({});
    await expect(
      store.findPage({ ...query, cursor: 'nonsense' }),
    ).rejects.toThrow('Invalid cursor');
  });
});
