import { dialectOf } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';

/** A row, as the database gives it. */
export type Row = Record<string, unknown>;

/** Of rows that are numbered by the database as they are written. */
const NUMBERED: ReadonlyMap<string, string> = new Map([
  ['event', 'seq'],
  ['placement', 'row_id'],
  ['placed_deployment', 'row_id'],
  ['failure_link', 'row_id'],
  ['stage_span', 'id'],
  ['reading', 'id'],
]);
/** When something was done here, which is another time each time. */
const OF_THE_CLOCK = new Set([
  'received_at',
  'derived_at',
  'first_at',
  'last_at',
]);
/** Drawn when a database is made. */
const SECRETS = new Set(['pseudonym_key']);

/**
 * All rows of all tables that do not depend on when and in which order something
 * came, as texts in order. New tables are among them without being named here.
 */
export async function contentsOf(
  knex: Knex,
): Promise<Record<string, string[]>> {
  const contents: Record<string, string[]> = {};
  for (const table of await tablesOf(knex)) {
    const rows: Row[] = await knex(table);
    contents[table] = rows.map(row => textOf(table, row)).sort();
  }
  return contents;
}

async function tablesOf(knex: Knex): Promise<string[]> {
  const names: string[] =
    dialectOf(knex) === 'postgres'
      ? await knex('information_schema.tables')
          .whereRaw('table_schema = current_schema()')
          .orderBy('table_name')
          .pluck('table_name')
      : await knex('sqlite_master')
          .where({ type: 'table' })
          .whereNot('name', 'like', 'sqlite_%')
          .orderBy('name')
          .pluck('name');
  return names.filter(it => !/^knex_|_epoch$/.test(it));
}

function textOf(table: string, row: Row): string {
  if ('leased_until' in row) {
    return String(row.key);
  }
  const kept = Object.entries(row).filter(
    ([column]) =>
      column !== NUMBERED.get(table) &&
      !OF_THE_CLOCK.has(column) &&
      !SECRETS.has(column) &&
      // What is ignored says no time of its own: it counts from when it came
      !(column === 'occurred_at' && row.ignored),
  );
  return JSON.stringify(kept);
}
