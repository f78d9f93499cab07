import { countStatements } from './countStatements';
import { describeEachDatabase } from './describeEachDatabase';

describeEachDatabase('countStatements', {}, ({ dialect, create }) => {
  it('counts what runs in and outside of transactions', async () => {
    const knex = await create();

    const { count, statements, result } = await countStatements(
      knex,
      async () => {
        await knex.select(knex.raw('1 AS one'));
        return knex.transaction(async tx => {
          await tx.select(tx.raw('2 AS two'));
          return tx.transaction(nested =>
            nested.select(nested.raw('3 AS three')),
          );
        });
      },
    );

    expect(statements).toEqual([
      'select 1 AS one',
      'select 2 AS two',
      'select 3 AS three',
    ]);
    expect(count).toBe(3);
    expect(result).toEqual([{ three: 3 }]);
  });

  it('does not count what sets a transaction up', async () => {
    const knex = await create();
    const setUp = dialect === 'sqlite' ? [] : ['SET LOCAL jit = off'];

    const { statements } = await countStatements(knex, () =>
      knex.transaction(async tx => {
        for (const statement of setUp) {
          await tx.raw(statement);
        }
        await tx.select(tx.raw('1 AS one'));
      }),
    );

    expect(statements).toEqual(['select 1 AS one']);
  });

  it('counts no more once the function has failed', async () => {
    const knex = await create();
    const before = knex.listenerCount('query');

    await expect(
      countStatements(knex, async () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');

    expect(knex.listenerCount('query')).toBe(before);
  });
});
