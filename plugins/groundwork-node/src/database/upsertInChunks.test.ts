import fc from 'fast-check';
import type { Knex } from 'knex';
import { countStatements, describeEachDatabase } from '../testUtils';
import { chunksOf, upsertInChunks } from './upsertInChunks';

describe('chunksOf', () => {
  it('covers all items exactly once, in order, in parts of the size', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer()),
        fc.integer({ min: 1, max: 20 }),
        (items, size) => {
          const chunks = [...chunksOf(items, size)];

          expect(chunks.flat()).toEqual(items);
          expect(chunks).toHaveLength(Math.ceil(items.length / size));
          expect(chunks.slice(0, -1).every(c => c.length === size)).toBe(true);
        },
      ),
    );
  });

  it.each([0, -1, 1.5, NaN])('refuses the size %d', size => {
    expect(() => [...chunksOf([1], size)]).toThrow(
      `Cannot split a list into parts of ${size}; the size must be a positive integer`,
    );
  });
});

describeEachDatabase('upsertInChunks', {}, ({ create }) => {
  type OwnerRow = {
    kind: string;
    name: string;
    owner: string | undefined;
    note: string | undefined;
  };

  const key = ['kind', 'name'] as const;

  function row(name: string, owner?: string, note?: string): OwnerRow {
    return { kind: 'component', name, owner, note };
  }

  async function createTable(): Promise<Knex> {
    const knex = await create();
    await knex.schema.createTable('owner', table => {
      table.text('kind').notNullable();
      table.text('name').notNullable();
      table.text('owner');
      table.text('note');
      table.primary(['kind', 'name']);
    });
    return knex;
  }

  async function ownersByName(knex: Knex): Promise<Record<string, string>> {
    const rows = await knex('owner').select('name', 'owner');
    return Object.fromEntries(rows.map(r => [r.name, r.owner]));
  }

  it('inserts what is new and overwrites what exists', async () => {
    const knex = await createTable();
    await upsertInChunks(knex, 'owner', [row('a', 'x'), row('b', 'x')], {
      key,
    });

    await upsertInChunks(knex, 'owner', [row('b', 'y'), row('c')], { key });

    await expect(knex('owner').orderBy('name')).resolves.toEqual([
      { kind: 'component', name: 'a', owner: 'x', note: null },
      { kind: 'component', name: 'b', owner: 'y', note: null },
      { kind: 'component', name: 'c', owner: null, note: null },
    ]);
  });

  it('overwrites only the columns to merge', async () => {
    const knex = await createTable();
    await upsertInChunks(knex, 'owner', [row('a', 'x', 'old')], { key });

    await upsertInChunks(knex, 'owner', [row('a', 'y', 'new')], {
      key,
      merge: ['note'],
    });

    await expect(knex('owner').first('owner', 'note')).resolves.toEqual({
      owner: 'x',
      note: 'new',
    });
  });

  it('leaves rows alone if no column is to be merged', async () => {
    const knex = await createTable();
    await upsertInChunks(knex, 'owner', [row('a', 'x')], { key });

    await upsertInChunks(knex, 'owner', [row('a', 'y'), row('b', 'y')], {
      key,
      merge: [],
    });

    await expect(ownersByName(knex)).resolves.toEqual({ a: 'x', b: 'y' });
  });

  it('lets the last row of a key win, whatever the chunks', async () => {
    const knex = await createTable();
    const given = fc.array(
      fc.record({
        name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        owner: fc.string({ unit: 'grapheme-ascii' }),
      }),
    );

    await fc.assert(
      fc.asyncProperty(
        given,
        fc.integer({ min: 1, max: 4 }),
        async (rows, chunkSize) => {
          await knex('owner').delete();
          const expected = Object.fromEntries(
            rows.map(({ name, owner }) => [name, owner]),
          );

          const written = await upsertInChunks(
            knex,
            'owner',
            rows.map(({ name, owner }) => row(name, owner)),
            { key, chunkSize },
          );

          await expect(ownersByName(knex)).resolves.toEqual(expected);
          expect(written).toBe(Object.keys(expected).length);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('writes 500 rows with a statement unless told otherwise', async () => {
    const knex = await createTable();
    const rows = Array.from({ length: 1_001 }, (_, n) => row(`name-${n}`));

    const { count } = await countStatements(knex, () =>
      upsertInChunks(knex, 'owner', rows, { key }),
    );

    expect(count).toBe(3);
    await expect(ownersByName(knex)).resolves.toMatchObject({
      'name-1000': null,
    });
  });

  it('keeps the limit of bindings of a wide table', async () => {
    const knex = await create();
    const columns = Array.from({ length: 200 }, (_, n) => `c${n}`);
    await knex.schema.createTable('wide', table => {
      columns.forEach(column => table.integer(column));
      table.primary(['c0']);
    });
    // 400 rows of 200 columns are 80,000 bindings
    const rows = Array.from({ length: 400 }, (_, n) =>
      Object.fromEntries(columns.map(column => [column, n])),
    );

    await upsertInChunks(knex, 'wide', rows, { key: ['c0'] });

    await expect(knex('wide').pluck('c199')).resolves.toHaveLength(400);
  });

  it('writes all or nothing', async () => {
    const knex = await createTable();
    await knex.schema.alterTable('owner', table => {
      table.unique(['owner']);
    });

    await expect(
      upsertInChunks(knex, 'owner', [row('a', 'x'), row('b', 'x')], {
        key,
        chunkSize: 1,
      }),
    ).rejects.toThrow(/unique/i);

    await expect(ownersByName(knex)).resolves.toEqual({});
  });

  it('takes part in a transaction', async () => {
    const knex = await createTable();

    await expect(
      knex.transaction(async tx => {
        await upsertInChunks(tx, 'owner', [row('a')], { key });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');

    await expect(ownersByName(knex)).resolves.toEqual({});
  });

  it('does nothing for no rows', async () => {
    const knex = await createTable();

    const { count, result } = await countStatements(knex, () =>
      upsertInChunks<OwnerRow>(knex, 'owner', [], { key }),
    );

    expect({ count, result }).toEqual({ count: 0, result: 0 });
  });

  it.each<[string, object, string]>([
    [
      'with other columns',
      { kind: 'component', name: 'b', owner: 'x' },
      'it has the columns kind, name, owner, but row 0 has kind, name, owner, note; give all rows the same columns, with undefined for NULL',
    ],
    [
      'without a key',
      { ...row('b'), name: undefined },
      "its key column 'name' is NULL, and NULL equals nothing",
    ],
    [
      'with a Date',
      { ...row('b'), owner: new Date() },
      "its column 'owner' holds an object; convert times with toTimestamp and JSON with toJsonColumn",
    ],
  ])('refuses a row %s', async (_, bad, problem) => {
    const knex = await createTable();

    await expect(
      upsertInChunks(knex, 'owner', [row('a'), bad as OwnerRow], { key }),
    ).rejects.toThrow(`Cannot write row 1 to table 'owner': ${problem}`);
    await expect(ownersByName(knex)).resolves.toEqual({});
  });
});
