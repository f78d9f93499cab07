import { toTimestamp } from '@groundwork/backstage-plugin-groundwork-node';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import {
  createFacts,
  migrations,
  minutes,
  ORDERS,
  STOCK,
} from './__testUtils__/facts';

const STARS = ['repo.stars', 'ci.minutes'];

describeEachDatabase('why facts are not known', { migrations }, it => {
  const setUp = async () => {
    const knex = await it.create();
    const { reader, collect } = await createFacts(knex);
    const errorsOf = async (...entityRefs: string[]) => {
      const [errors] = await reader.errorsOf([{ entityRefs, factIds: STARS }]);
      return Object.fromEntries(errors);
    };
    return { knex, reader, collect, errorsOf };
  };

  const forbidden = (entityRef: string) => ({
    entityRef,
    facts: {},
    errors: { 'repo.stars': 'forbidden' },
  });

  test('is what the first says of which it is known', async () => {
    const { collect, errorsOf } = await setUp();
    await collect([forbidden(STOCK)]);

    expect(await errorsOf(ORDERS)).toEqual({});
    expect(await errorsOf(ORDERS, STOCK)).toEqual({
      'repo.stars': 'forbidden',
    });
  });

  test('is not said of what was observed once', async () => {
    const { collect, errorsOf } = await setUp();
    await collect([{ entityRef: STOCK, facts: { 'repo.stars': 5 } }]);
    await collect([forbidden(STOCK)], minutes(5));

    expect(await errorsOf(STOCK)).toEqual({});
  });

  test('is else why the source failed', async () => {
    const { knex, errorsOf } = await setUp();
    await knex('collector_run').insert({
      collector_id: 'repo',
      started_at: toTimestamp(minutes(5)),
      error: 'the server is down',
      error_since: toTimestamp(minutes(5)),
      entities: 2,
      observations: 0,
      problems: '[]',
    });

    const expected = { 'repo.stars': 'the server is down' };
    expect(await errorsOf()).toEqual(expected);
    expect(await errorsOf(ORDERS)).toEqual(expected);
  });

  test('takes two statements for however many', async () => {
    const { knex, reader } = await setUp();

    const { count } = await countStatements(knex, () =>
      reader.errorsOf([
        { entityRefs: [ORDERS], factIds: STARS },
        { entityRefs: [ORDERS, STOCK], factIds: ['repo.stars'] },
      ]),
    );

    expect(count).toBe(2);
  });
});
