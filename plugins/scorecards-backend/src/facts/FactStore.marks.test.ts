import { JsonValue } from '@backstage/types';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { FactObservation } from '@groundwork/backstage-plugin-scorecards-node';
import {
  createFacts,
  migrations,
  minutes,
  ORDERS,
  STOCK,
} from './__testUtils__/facts';

const seen = (
  entityRef: string,
  facts: Record<string, JsonValue>,
  rest: Partial<FactObservation> = {},
): FactObservation => ({ entityRef, facts, ...rest });

describeEachDatabase('FactStore', { migrations }, ({ create }) => {
  const setUp = async (given: Parameters<typeof createFacts>[1]) => {
    const knex = await create();
    return { knex, ...(await createFacts(knex, given)) };
  };

  describe('marks entities to be evaluated', () => {
    it('when a fact that a check reads has another value', async () => {
      const { collect, marks } = await setUp({
        expressions: ['repo.stars > 3'],
      });
      await collect([
        seen(ORDERS, { 'repo.stars': 5, 'repo.readme': true }),
        seen(STOCK, { 'repo.stars': 5 }),
      ]);
      expect(await marks.take()).toEqual([ORDERS, STOCK]);

      await collect([
        seen(ORDERS, { 'repo.stars': 5, 'repo.readme': false }),
        seen(STOCK, { 'repo.stars': 4 }),
      ]);
      expect(await marks.take()).toEqual([STOCK]);

      await collect([seen(STOCK, {})]);
      expect(await marks.take()).toEqual([STOCK]);
    });

    it('when a fact without a value fails, and when it does not any more', async () => {
      const { collect, marks } = await setUp({
        expressions: ['repo.stars > 3', 'repo.readme'],
      });
      const errors = { 'repo.stars': 'timed out' };
      await collect([seen(ORDERS, { 'repo.readme': true })]);
      await marks.take();

      await collect([seen(ORDERS, { 'repo.readme': true }, { errors })]);
      expect(await marks.take()).toEqual([ORDERS]);
      await collect([seen(ORDERS, { 'repo.readme': true }, { errors })]);
      expect(await marks.take()).toEqual([]);
      await collect([seen(ORDERS, { 'repo.readme': true })]);
      expect(await marks.take()).toEqual([ORDERS]);

      // A value that is there stands until it is stale
      await collect([
        seen(ORDERS, {}, { errors: { 'repo.readme': 'timed out' } }),
      ]);
      expect(await marks.take()).toEqual([]);
    });

    it('when a fact that was stale is observed again, though it is the same', async () => {
      const { collect, marks } = await setUp({
        expressions: ['repo.stars > 3'],
      });
      const same = [seen(ORDERS, { 'repo.stars': 5 })];
      await collect(same);
      await marks.take();

      await collect(same, minutes(59));
      expect(await marks.take()).toEqual([]);
      await collect(same, minutes(121));
      expect(await marks.take()).toEqual([ORDERS]);
      await collect(same, minutes(122));
      expect(await marks.take()).toEqual([]);
    });

    it('when it was stale for a check that is stricter than the fact', async () => {
      const { collect, marks } = await setUp({
        expressions: ['repo.stars > 3'],
        freshness: { minutes: 10 },
      });
      const same = [seen(ORDERS, { 'repo.stars': 5 })];
      await collect(same);
      await marks.take();

      await collect(same, minutes(11));

      expect(await marks.take()).toEqual([ORDERS]);
    });

    it('whatever changed, when other definitions came into force meanwhile', async () => {
      const { knex, collect, marks } = await setUp({
        expressions: ['repo.stars > 3'],
      });
      const all = [
        seen(ORDERS, { 'repo.readme': true }),
        seen(STOCK, { 'repo.stars': 5 }),
      ];
      await collect(all);
      await marks.take();
      await knex('definition_revision').increment('value', 1);

      await collect(
        [seen(ORDERS, { 'repo.readme': false }), all[1]],
        minutes(1),
      );

      expect(await marks.take()).toEqual([ORDERS, STOCK]);
    });

    it('in the same transaction', async () => {
      const { knex, collect, reader } = await setUp({
        expressions: ['repo.stars > 3'],
      });
      await knex.schema.dropTable('evaluation_queue');

      await expect(
        collect([seen(ORDERS, { 'repo.stars': 5 })]),
      ).rejects.toThrow('evaluation_queue');

      expect((await reader.readingsOf([ORDERS])).get(ORDERS)).toEqual({});
    });
  });
});
