import { EnvironmentQuery } from '@groundwork/backstage-plugin-environments-common';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations } from '../engine/__testUtils__/world';
import {
  callerOf,
  kofi,
  mina,
  ORDERS,
  PAYMENTS,
  ruth,
} from './__testUtils__/serviceWorld';
import { storedIn } from './__testUtils__/stored';
import { setUpService } from './__testUtils__/setUpService';

describeEachDatabase('EnvironmentReader', { migrations }, ({ create }) => {
  const at = setUpService(create);
  const { put, putSome } = storedIn(at);
  const names = async (query: EnvironmentQuery, caller = mina) =>
    (await at.world.reader.query(query, caller)).items.map(({ name }) => name);

  it('selects what is asked for, of what the caller may read', async () => {
    await putSome();

    expect(await names({})).toEqual(['b-2', 'a', 'b-10']);
    expect(await names({}, kofi)).toEqual(['c']);
    expect(await names({ scope: 'mine' })).toEqual(['a', 'b-10']);
    expect(await names({ scope: 'owned' }, ruth)).toEqual([]);
    expect(await names({ scope: 'all' }, ruth)).toEqual([
      'c',
      'b-2',
      'a',
      'b-10',
    ]);
    expect(await names({ owner: PAYMENTS }, ruth)).toEqual(['c']);
    expect(await names({ owner: PAYMENTS })).toEqual([]);
    expect(await names({ component: ORDERS })).toEqual(['b-10']);
    expect(await names({ blueprint: 'other' })).toEqual([]);
    expect(await names({ phase: ['failed', 'paused'] })).toEqual(['b-2', 'a']);
    expect(await names({ phase: ['deleted'] })).toEqual(['gone']);
    expect(await names({ deleted: true })).toEqual([
      'gone',
      'b-2',
      'a',
      'b-10',
    ]);
    expect(await names({ search: 'B-' })).toEqual(['b-2', 'b-10']);
    expect(await names({ search: '%' })).toEqual([]);
    const nobody = callerOf('x', [], {
      readable: async () => ({ kind: 'none' }),
    });
    expect(await at.world.reader.query({}, nobody)).toMatchObject({
      items: [],
      totalItems: 0,
    });
  });

  it.each<[EnvironmentQuery['sort'], string[]]>([
    ['name', ['a', 'b-10', 'b-2', 'c']],
    ['createdAt', ['b-10', 'a', 'b-2', 'c']],
    ['expiresAt', ['a', 'b-10', 'b-2', 'c']],
    ['phase', ['a', 'b-10', 'c', 'b-2']],
    ['cost', ['b-2', 'a', 'c', 'b-10']],
  ])('sorts by %s, both ways, page by page', async (sort, expected) => {
    await putSome();
    for (const order of ['asc', 'desc'] as const) {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await at.world.reader.query(
          { sort, order, limit: 1, cursor },
          ruth,
        );
        expect(page.totalItems).toBe(4);
        found.push(...page.items.map(({ name }) => name));
        cursor = page.pageInfo.nextCursor;
      } while (cursor);
      expect(found).toEqual(order === 'asc' ? expected : expected.toReversed());
    }
  });

  it('refuses a cursor of another order', async () => {
    await putSome();
    const { pageInfo } = await at.world.reader.query(
      { sort: 'name', limit: 1 },
      ruth,
    );
    await expect(
      at.world.reader.query(
        { sort: 'cost', cursor: pageInfo.nextCursor },
        ruth,
      ),
    ).rejects.toMatchObject({ name: 'InputError' });
    await expect(
      at.world.reader.query({ cursor: 'nonsense' }, ruth),
    ).rejects.toMatchObject({ name: 'InputError' });
  });

  it('asks as many statements for a hundred as for one', async () => {
    await put('first');
    const ask = () =>
      countStatements(at.knex, () => at.world.reader.query({}, mina));
    // Titles are remembered from then on.
    await ask();
    const one = await ask();
    for (let index = 0; index < 100; index++) {
      await put(`more-${index}`);
    }
    expect((await ask()).count).toBe(one.count);
    expect(one.count).toBeLessThanOrEqual(3);
  });
});
