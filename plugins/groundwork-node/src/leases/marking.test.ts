import { countStatements, describeEachDatabase } from '../testUtils';
import { keysOf, LeaseWorld, START, TABLE } from './__testUtils__/leaseWorld';

const MINUTE = 60_000;

describeEachDatabase('LeaseQueue', {}, ({ create }) => {
  async function setUp() {
    const world = await LeaseWorld.create(await create());
    return { world, a: world.queue('a') };
  }

  describe('mark', () => {
    it('makes keys due, now or at a time', async () => {
      const { world, a } = await setUp();

      await a.mark(['x', 'y', 'x']);
      await a.mark(['z'], { dueAt: world.in(MINUTE) });

      expect(await world.rows()).toMatchObject([
        { key: 'x', dueAt: START, revision: 1, attempts: 0 },
        { key: 'y', dueAt: START, revision: 1 },
        { key: 'z', dueAt: world.in(MINUTE), revision: 1 },
      ]);
    });

    it.each([
      ['an earlier time', -MINUTE, -MINUTE],
      ['a later time', MINUTE, 0],
    ])('of a marked key with %s keeps the earlier one', async (_, ms, due) => {
      const { world, a } = await setUp();
      await a.mark(['x']);

      await a.mark(['x'], { dueAt: world.in(ms) });

      expect(await world.rows()).toMatchObject([
        { key: 'x', dueAt: world.in(due), revision: 2 },
      ]);
    });

    it('takes part in a transaction', async () => {
      const { world, a } = await setUp();

      await expect(
        world.knex.transaction(async trx => {
          await a.mark(['x'], { trx });
          await a.markFrom(trx(TABLE).select('key'), { trx });
          throw new Error('no');
        }),
      ).rejects.toThrow('no');

      expect(await world.rows()).toEqual([]);
    });

    it('takes any number of keys, in few statements', async () => {
      const { world, a } = await setUp();
      const keys = Array.from({ length: 12_000 }, (_, i) => `k${i}`);

      const { count } = await countStatements(world.knex, () => a.mark(keys));

      expect(count).toBe(3);
      expect((await a.stats()).size).toBe(12_000);
    });

    it('of nothing does nothing', async () => {
      const { world, a } = await setUp();

      const { count } = await countStatements(world.knex, () => a.mark([]));

      expect(count).toBe(0);
    });

    it.each([
      ['an empty text', ''],
      ['U+0000', 'a\0b'],
      ['half of a surrogate pair', 'a\ud83d'],
    ])('refuses %s', async (_, key) => {
      const { a } = await setUp();

      await expect(a.mark(['x', key])).rejects.toThrow(
        /^Cannot mark the key .*: it must be a text that is not empty/,
      );
    });

    it('takes what people write', async () => {
      const { a } = await setUp();
      const keys = ['🎉', 'ﬀ', 'Ä', 'a?b', "it's", '"', '\\', 'a:b{}', ' '];

      await a.mark(keys);

      expect(keysOf(await a.claim(10)).sort()).toEqual(keys.sort());
    });
  });

  describe('markFrom', () => {
    it('marks what a query gives, each key once', async () => {
      const { world, a } = await setUp();
      await a.mark(['x']);
      await world.knex.schema.createTable('fact', table => {
        table.text('ref');
        table.integer('value');
      });
      await world.knex('fact').insert([
        { ref: 'x', value: 1 },
        { ref: 'x', value: 2 },
        { ref: 'y', value: 2 },
        { ref: 'z', value: 3 },
      ]);

      const { count } = await countStatements(world.knex, () =>
        a.markFrom(world.knex('fact').select('ref').where('value', '<', 3), {
          dueAt: world.in(MINUTE),
        }),
      );

      expect(count).toBe(1);
      expect(await world.rows()).toMatchObject([
        { key: 'x', dueAt: START, revision: 2 },
        { key: 'y', dueAt: world.in(MINUTE), revision: 1 },
      ]);
    });
  });
});
