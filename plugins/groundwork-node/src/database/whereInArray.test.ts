import type { Knex } from 'knex';
import { countStatements, describeEachDatabase } from '../testUtils';
import { toTimestamp } from './timestamps';
import { upsertInChunks } from './upsertInChunks';
import { whereInArray } from './whereInArray';

describeEachDatabase('whereInArray', {}, ({ dialect, create }) => {
  const days = Array.from(
    { length: 9 },
    (_, n) => new Date(Date.UTC(2026, 0, n)),
  );

  /** A table with the rows 0 to 8. */
  async function createTable(): Promise<Knex> {
    const knex = await create();
    await knex.schema.createTable('thing', table => {
      table.integer('number').primary();
      table.text('text');
      table.string('name').index('thing_name_index');
      table.timestamp('at', { useTz: true, precision: 3 });
    });
    await upsertInChunks(
      knex,
      'thing',
      days.map((day, n) => ({
        number: n,
        text: `{"text", ${n}}`,
        name: `name'${n}`,
        at: toTimestamp(day),
      })),
      { key: ['number'] },
    );
    return knex;
  }

  it.each<[string, readonly string[] | readonly number[]]>([
    ['number', [2, 5, 99]],
    ['text', ['{"text", 2}', '{"text", 5}', 'NULL']],
    ['name', ["name'2", "name'5", '{}']],
    ['at', [toTimestamp(days[2]), toTimestamp(days[5])]],
    ['thing.name', ["name'2", "name'5"]],
  ])('matches the values of column %s', async (column, values) => {
    const knex = await createTable();

    await expect(
      knex('thing')
        .where(whereInArray(column, values))
        .orderBy('number')
        .pluck('number'),
    ).resolves.toEqual([2, 5]);
  });

  it('matches nothing if there are no values', async () => {
    const knex = await createTable();

    await expect(
      knex('thing').where(whereInArray('name', [])),
    ).resolves.toEqual([]);
  });

  it('goes with other conditions', async () => {
    const knex = await createTable();

    await expect(
      knex('thing')
        .where(whereInArray('number', [1, 2, 3]))
        .whereNot({ number: 2 })
        .orWhere(whereInArray('name', ["name'7"]))
        .orderBy('number')
        .pluck('number'),
    ).resolves.toEqual([1, 3, 7]);
  });

  it('takes more values than a statement may have bindings, in one statement', async () => {
    const knex = await createTable();
    const values = Array.from({ length: 100_000 }, (_, n) => n);

    const few = await countStatements(knex, () =>
      knex('thing').where(whereInArray('number', [1])),
    );
    const many = await countStatements(knex, () =>
      knex('thing').where(whereInArray('number', values)),
    );

    expect(many.result).toHaveLength(9);
    expect(many.statements).toEqual(few.statements);
  });

  it('uses an index on the column', async () => {
    const knex = await createTable();
    const { sql, bindings } = knex('thing')
      .where(whereInArray('name', ["name'1", "name'2"]))
      .toSQL();

    const plan = await knex.transaction(async tx => {
      if (dialect === 'sqlite') {
        return tx.raw(`EXPLAIN QUERY PLAN ${sql}`, bindings);
      }
      // Otherwise it reads so small a table as a whole
      await tx.raw('SET LOCAL enable_seqscan = off');
      const { rows } = await tx.raw(`EXPLAIN ${sql}`, bindings);
      return rows;
    });

    expect(JSON.stringify(plan)).toContain('thing_name_index');
  });
});
