import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { fromJsonColumn } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { BulkTable, writeRows } from './bulk';

type Column = 'id' | 'n' | 'weight' | 'is_ok' | 'at' | 'more';

const TABLE: BulkTable<Column> = {
  name: 'thing',
  columns: {
    id: 'text',
    n: 'integer',
    weight: 'double precision',
    is_ok: 'boolean',
    at: 'timestamptz',
    more: 'json',
  },
  key: ['id'],
};

const AT = '2026-11-21T09:30:00.250Z';

const row = (id: string, rest: object = {}) => ({
  id,
  n: 1,
  weight: 0.1,
  is_ok: true,
  at: AT,
  more: {},
  ...rest,
});

describeEachDatabase('writeRows', {}, ({ create }) => {
  async function setUp() {
    const knex = await create();
    await knex.schema.createTable('thing', table => {
      table.text('id').primary();
      table.integer('n');
      table.double('weight');
      table.boolean('is_ok');
      table.timestamp('at', { useTz: true, precision: 3 });
      table.json('more');
    });
    const write = (rows: ReturnType<typeof row>[], table = TABLE) =>
      knex.transaction(trx => writeRows(trx, table, rows));
    const read = async () =>
      (await knex('thing').orderBy('id')).map(it => decode(knex, it));
    return { knex, write, read };
  }

  it('stores values of every type as they are', async () => {
    const { write, read } = await setUp();
    const more = { 'a "b"\\': ['x', 1.5, true, null, { deep: 'ü 🚀\n' }] };

    await write([
      row('it’s "quoted"?', { n: -7, weight: 1e-9, is_ok: false, more }),
      row('list', { weight: 123456789.125, more: [[1], []] }),
    ]);

    expect(await read()).toEqual([
      { id: 'it’s "quoted"?', n: -7, weight: 1e-9, isOk: false, at: AT, more },
      {
        id: 'list',
        n: 1,
        weight: 123456789.125,
        isOk: true,
        at: AT,
        more: [[1], []],
      },
    ]);
  });

  it('stores what is undefined as NULL', async () => {
    const { knex, write } = await setUp();
    const none = {
      n: undefined,
      weight: undefined,
      is_ok: undefined,
      at: undefined,
      more: undefined,
    };

    await write([row('none', none)] as never);

    expect(await knex('thing').first()).toMatchObject({
      id: 'none',
      n: null,
      weight: null,
      is_ok: null,
      at: null,
      more: null,
    });
  });

  it('writes over rows that exist, more than go into one statement', async () => {
    const { knex, write } = await setUp();
    const rows = Array.from({ length: 2_500 }, (_, n) => row(`id-${n}`, { n }));
    await write(rows);

    await write(rows.map(it => ({ ...it, n: it.n + 1 })));

    expect(
      await knex('thing').sum({ n: 'n' }).count({ c: '*' }).first(),
    ).toEqual(
      // 1 + 2 + … + 2,500
      expect.objectContaining(asDatabaseSays(knex, { n: 3_126_250, c: 2_500 })),
    );
  });

  it('refuses rows that exist in a table without a key', async () => {
    const { write } = await setUp();
    await write([row('a')]);

    await expect(
      write([row('a')], { ...TABLE, key: undefined }),
    ).rejects.toThrow(/unique|constraint/i);
  });

  it('refuses texts that cannot be stored', async () => {
    const { write } = await setUp();

    await expect(write([row('a', { more: { x: 'a\0' } })])).rejects.toThrow(
      'U+0000',
    );
  });

  it('writes nothing for no rows', async () => {
    const { write, read } = await setUp();
    await write([]);
    expect(await read()).toEqual([]);
  });
});

function decode(knex: Knex, it: Record<string, unknown>) {
  return {
    id: it.id,
    n: it.n,
    weight: it.weight,
    isOk: Boolean(it.is_ok),
    at: new Date(it.at as string).toISOString(),
    more: fromJsonColumn(knex, it.more),
  };
}

/** PostgreSQL's driver gives whole numbers of 64 bits as texts. */
function asDatabaseSays(knex: Knex, sums: Record<string, number>) {
  return knex.client.config.client === 'pg'
    ? Object.fromEntries(Object.entries(sums).map(([k, v]) => [k, String(v)]))
    : sums;
}
