import knexFactory from 'knex';
import { describeEachDatabase } from '../testUtils';
import { dialectOf } from './dialect';

describeEachDatabase('dialectOf', {}, ({ dialect, create }) => {
  it('knows the database of a connection', async () => {
    expect(dialectOf(await create())).toBe(dialect);
  });

  it('knows the database of a transaction', async () => {
    const knex = await create();
    await knex.transaction(async tx => {
      expect(dialectOf(tx)).toBe(dialect);
    });
  });

  it('knows the database of a query builder', async () => {
    const knex = await create();
    expect(dialectOf(knex('things'))).toBe(dialect);
  });
});

describe('dialectOf', () => {
  it('refuses other databases', () => {
    expect(() => dialectOf(knexFactory({ client: 'mysql2' }))).toThrow(
      "Groundwork runs on SQLite ('better-sqlite3') and PostgreSQL ('pg'), not on 'mysql'; check backend.database.client in the app-config",
    );
  });
});
