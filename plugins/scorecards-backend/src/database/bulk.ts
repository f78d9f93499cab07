import {
  dialectOf,
  toJsonColumn,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';

/** What PostgreSQL is to read the values of a column as. */
export type BulkColumn =
  | 'text'
  | 'integer'
  | 'double precision'
  | 'boolean'
  | 'timestamptz'
  /** Given as the value, and not as its text. */
  | 'json';

/** A table that many rows are written to at once. */
export interface BulkTable<TColumn extends string> {
  name: string;
  columns: Readonly<Record<TColumn, BulkColumn>>;
  /** What a row is found by; without it, rows are only added. */
  key?: readonly TColumn[];
}

/** Rows of a table; undefined is stored as `NULL`, times as `toTimestamp` gives them. */
export type BulkRow<TColumn extends string> = Readonly<
  Record<TColumn, object | string | number | boolean | undefined | null>
>;

/** So that one statement does not take tens of megabytes. */
const ROWS_AT_ONCE = 1_000;

/**
 * Inserts rows, or writes over those that exist where the table has a key. No
 * two may have the same key.
 *
 * All rows go into one binding, as JSON that the database takes apart. With a
 * binding per value, to put the statement together and to parse it takes longer
 * than to execute it; this way its text is always the same.
 *
 * @throws InputError if a text has characters that cannot be stored
 */
export async function writeRows<TColumn extends string>(
  trx: Knex.Transaction,
  table: BulkTable<TColumn>,
  rows: readonly BulkRow<TColumn>[],
): Promise<void> {
  const write = dialectOf(trx) === 'postgres' ? postgresOf : sqliteOf;
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const { sql, values } = write(
      table,
      rows.slice(start, start + ROWS_AT_ONCE),
    );
    await trx.raw(sql, [toJsonColumn(values)]);
  }
}

interface Write {
  sql: string;
  values: object[];
}

function postgresOf<TColumn extends string>(
  table: BulkTable<TColumn>,
  rows: readonly BulkRow<TColumn>[],
): Write {
  const names = namesOf(table);
  const columns = names.map(name => `${name} ${table.columns[name]}`).join();
  return {
    sql: `${insertText(table, names)}
      SELECT ${names.join()}
      FROM json_to_recordset(CAST(? AS json)) AS given (${columns})
      ${conflictText(table, names)}`,
    values: [...rows],
  };
}

/**
 * SQLite would parse a row once for each value of it, so rows are turned into
 * its own form first; `LIMIT` keeps it from doing that once for each value too.
 */
function sqliteOf<TColumn extends string>(
  table: BulkTable<TColumn>,
  rows: readonly BulkRow<TColumn>[],
): Write {
  const names = namesOf(table);
  return {
    sql: `${insertText(table, names)}
      SELECT ${names.map((_, index) => `given ->> ${index}`).join()}
      FROM (SELECT jsonb(value) AS given FROM json_each(?) LIMIT -1)
      WHERE true ${conflictText(table, names)}`,
    values: rows.map(row =>
      names.map(name =>
        table.columns[name] === 'json'
          ? toJsonColumn(row[name] ?? undefined)
          : row[name] ?? null,
      ),
    ),
  };
}

function namesOf<TColumn extends string>(table: BulkTable<TColumn>): TColumn[] {
  return Object.keys(table.columns) as TColumn[];
}

function insertText(
  { name }: BulkTable<string>,
  names: readonly string[],
): string {
  return `INSERT INTO ${name} (${names.join()})`;
}

function conflictText(
  { key }: BulkTable<string>,
  names: readonly string[],
): string {
  if (!key) {
    return '';
  }
  const merged = names
    .filter(column => !key.includes(column))
    .map(column => `${column} = excluded.${column}`);
  return `ON CONFLICT (${key.join()}) DO UPDATE SET ${merged.join()}`;
}
