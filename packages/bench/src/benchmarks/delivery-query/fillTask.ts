import createKnex, { Knex } from 'knex';
import { derivationVersion } from '@groundwork/backstage-plugin-delivery-backend/testUtils';
import { runTask } from '../../process/nodeTask';
import { createCompany } from './company';
import { insertRows } from './insertRows';
import { rowsOf, SPANS_OF_A_CHANGE } from './rows';
import { FillSettings, FillResult } from './settings';

const CHANGES_AT_ONCE = 1_000;

runTask(work);

/** Fills what is derived of records, as if all had been derived just now. */
async function work({
  database,
  size,
  seed,
  until,
}: FillSettings): Promise<FillResult> {
  const knex = createKnex(database);
  const isPostgres = knex.client.config.client === 'pg';
  if (!isPostgres) {
    // What is lost in a crash is made again.
    await knex.raw('PRAGMA synchronous = OFF');
    await knex.raw('PRAGMA cache_size = -1000000');
  }
  const { components } = createCompany();
  const changes = Math.ceil(size / SPANS_OF_A_CHANGE);
  const source = { components, changes, seed, until };
  const counts: Record<string, number> = {};
  for (let from = 0; from < changes; from += CHANGES_AT_ONCE) {
    const to = Math.min(changes, from + CHANGES_AT_ONCE);
    await knex.transaction(async trx => {
      for (const [table, rows] of Object.entries(
        rowsOf(source, { from, to }),
      )) {
        await insertRows(trx, table, rows);
        counts[table] = (counts[table] ?? 0) + rows.length;
      }
    });
  }
  // The backend that made the tables looked at them already, when they were empty
  await knex('derivation').del();
  // It may not have come to all of what it was to look at
  await knex('dirty_repository').del();
  await insertRows(
    knex,
    'derivation',
    components.map(({ repository }) => ({
      repository,
      version: derivationVersion,
      derived_at: until,
      remarks: [],
    })),
  );
  if (isPostgres) {
    // It would do so by itself some minutes later.
    await knex.raw('VACUUM ANALYZE');
  }
  const megabytes = await sizeOf(knex, isPostgres);
  await knex.destroy();
  return { counts, megabytes };
}

async function sizeOf(knex: Knex, isPostgres: boolean): Promise<number> {
  const bytes = isPostgres
    ? (await knex.raw('SELECT pg_database_size(current_database()) AS size'))
        .rows[0].size
    : (
        await knex.raw(
          'SELECT page_count * page_size AS size FROM pragma_page_count(), pragma_page_size()',
        )
      )[0].size;
  return Math.round(Number(bytes) / 1_000_000);
}
