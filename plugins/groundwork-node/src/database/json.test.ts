import { InputError } from '@backstage/errors';
import fc from 'fast-check';
import knexFactory, { type Knex } from 'knex';
import { describeEachDatabase } from '../testUtils';
import { fromJsonColumn, type JsonColumnValue, toJsonColumn } from './json';

describeEachDatabase('JSON columns', {}, ({ create }) => {
  async function createTable(): Promise<Knex> {
    const knex = await create();
    await knex.schema.createTable('fact', table => {
      table.increments('id');
      table.jsonb('value');
    });
    return knex;
  }

  async function storeAndLoad(
    knex: Knex,
    value: JsonColumnValue | undefined,
  ): Promise<unknown> {
    await knex('fact').delete();
    await knex('fact').insert({ value: toJsonColumn(value) });
    const row = await knex('fact').first('value');
    return fromJsonColumn(knex, row.value);
  }

  it.each<[JsonColumnValue]>([
    [{ owner: 'group:default/pay', tiers: [1, 2], open: null }],
    [['a', 'b']],
    [[]],
    [{}],
    ['{"looks":"like JSON"}'],
    [''],
    ['\\u0000 is only spelt out here, as is \\ud800'],
    [0],
    [12.5],
    [false],
  ])('store %j', async value => {
    const knex = await createTable();

    await expect(storeAndLoad(knex, value)).resolves.toEqual(value);
  });

  it('store undefined as NULL', async () => {
    const knex = await createTable();

    await expect(storeAndLoad(knex, undefined)).resolves.toBeUndefined();
    await expect(knex('fact').whereNull('value')).resolves.toHaveLength(1);
  });

  it('store any number', async () => {
    const knex = await createTable();
    const numbers = fc
      .double({ noNaN: true, noDefaultInfinity: true })
      // JSON knows no negative zero
      .map(number => number || 0);

    await fc.assert(
      fc.asyncProperty(numbers, async number => {
        await expect(storeAndLoad(knex, number)).resolves.toBe(number);
      }),
    );
  });

  it('store any JSON', async () => {
    const knex = await createTable();
    const values = fc
      .jsonValue({ stringUnit: 'grapheme' })
      .filter(value => value !== null && !/\\u0000/.test(JSON.stringify(value)))
      // What JSON makes of it: it knows no negative zero
      .map(value => JSON.parse(JSON.stringify(value)));

    await fc.assert(
      fc.asyncProperty(values, async value => {
        await expect(storeAndLoad(knex, value)).resolves.toEqual(value);
      }),
    );
  });
});

describe('fromJsonColumn', () => {
  it('refuses what toJsonColumn has not written', () => {
    const sqlite = knexFactory({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    });

    expect(() => fromJsonColumn(sqlite, Buffer.from('{}'))).toThrow(
      'Expected JSON, but the column holds binary data; write such columns with toJsonColumn',
    );
  });
});

describe('toJsonColumn', () => {
  it.each<[string, JsonColumnValue, string]>([
    ['U+0000', { log: [{ line: 'a\0b' }] }, '$.log[0].line'],
    ['half of a surrogate pair', ['ok', 'a\ud83d'], '$[1]'],
    ['U+0000 in a name', { a: { 'b\0': 1 } }, 'the name of a field of $.a'],
  ])('refuses %s and says where it is', (_, value, where) => {
    expect(() => toJsonColumn(value)).toThrow(
      new InputError(
        `Cannot store ${where}: it contains the character U+0000 or half of a surrogate pair; remove it`,
      ),
    );
  });
});
