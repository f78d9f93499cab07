import knexFactory, { Knex } from 'knex';
import {
  createPlainTables,
  destroyPlainly,
  makePlainly,
  makeRequested,
  requestPlainly,
} from './plain';

describe('the plain code beside the engine', () => {
  let knex: Knex;

  beforeEach(async () => {
    knex = knexFactory({
      client: 'better-sqlite3',
      connection: { filename: ':memory:' },
      useNullAsDefault: true,
    });
    await createPlainTables(knex);
  });

  afterEach(() => knex.destroy());

  const statuses = async (table: string) =>
    (await knex(`bench_${table}`).orderBy('id').select('id', 'status')).map(
      ({ id, status }) => `${id} ${status}`,
    );

  it('makes an environment of two resources', async () => {
    await makePlainly(knex, 'a');
    expect(await statuses('environment')).toEqual(['a ready']);
    expect(await statuses('operation')).toEqual(['a succeeded']);
    expect(await statuses('resource')).toEqual([
      'a/database ready',
      'a/service ready',
    ]);
    expect(await statuses('intent')).toEqual([
      'a/database done',
      'a/service done',
    ]);
    expect(await statuses('event')).toEqual(['a/ready environment.ready']);
  });

  it('makes one that was asked for before', async () => {
    await requestPlainly(knex, 'a');
    expect(await statuses('environment')).toEqual(['a pending']);
    await makeRequested(knex, 'a');
    expect(await statuses('environment')).toEqual(['a ready']);
  });

  it('removes one', async () => {
    await makePlainly(knex, 'a');
    await destroyPlainly(knex, 'a');
    expect(await statuses('environment')).toEqual(['a deleted']);
    expect(await statuses('resource')).toEqual([]);
    expect(await statuses('intent')).toEqual([]);
  });

  it('begins with empty tables, also in a second round', async () => {
    await makePlainly(knex, 'a');
    await createPlainTables(knex);
    expect(await statuses('environment')).toEqual([]);
  });
});
