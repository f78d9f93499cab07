import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { Cell, DerivedRow, DerivedRows } from './types';

/** A compound SELECT of SQLite, which is how Knex inserts, has no more terms. */
const ROWS_AT_ONCE = 500;
/** Of PostgreSQL a statement has 65,535 bindings, of SQLite 32,766. */
const MAX_BINDINGS = 30_000;

interface Table {
  table: keyof DerivedRows;
  /** What numbers its rows. */
  number: 'id' | 'row_id';
  columns: readonly string[];
  /** Those that are truth values, which SQLite gives back as numbers. */
  booleans: readonly string[];
}

const TABLES: readonly Table[] = [
  {
    table: 'placement',
    number: 'row_id',
    columns: ['change_id', 'component', 'deployment_id', 'reason', 'at'],
    booleans: [],
  },
  {
    table: 'placed_deployment',
    number: 'row_id',
    columns: [
      'id',
      'component',
      'team',
      'environment',
      'is_production',
      'sha',
      'version',
      'kind',
      'result',
      'previous_id',
      'started_at',
      'finished_at',
      'at',
    ],
    booleans: ['is_production'],
  },
  {
    table: 'failure_link',
    number: 'row_id',
    columns: [
      'from_kind',
      'from_id',
      'to_kind',
      'to_id',
      'class',
      'confidence',
      'evidence',
      'is_corrected',
    ],
    booleans: ['is_corrected'],
  },
  {
    table: 'stage_span',
    number: 'id',
    columns: [
      'item',
      'stage',
      'kind',
      'start_at',
      'end_at',
      'component',
      'team',
      'cohort',
      'place',
    ],
    booleans: [],
  },
  {
    table: 'reading',
    number: 'id',
    columns: [
      'metric',
      'item',
      'component',
      'team',
      'cohort',
      'at',
      'value',
      'bin',
      'reason',
      'is_open',
      'is_approximate',
      'is_decisive',
    ],
    booleans: ['is_open', 'is_approximate', 'is_decisive'],
  },
];

/** The tables of which a repository has its own rows. */
export const DERIVED_TABLES = TABLES.map(({ table }) => table);

/** What is to be written so that a table has other rows of a repository. */
interface Replacement {
  table: Table;
  gone: number[];
  added: DerivedRow[];
}

/**
 * Finds out which rows of a repository are to be replaced. Those that stay the
 * same are left alone: most do, and writing them costs more than reading them.
 *
 * Only who has the lease of the repository changes them, so this needs no
 * transaction, which would hold up whoever tells of the repository.
 */
export async function planRows(
  knex: Knex,
  repository: string,
  rows: DerivedRows,
): Promise<Replacement[]> {
  const plan: Replacement[] = [];
  for (const table of TABLES) {
    plan.push(await planIn(knex, table, repository, rows[table.table]));
  }
  return plan;
}

/** Writes it, within a transaction that holds the lease. */
export async function replaceRows(
  trx: Knex.Transaction,
  plan: readonly Replacement[],
): Promise<void> {
  for (const { table, gone, added } of plan) {
    if (gone.length > 0) {
      await trx(table.table).where(whereInArray(table.number, gone)).delete();
    }
    const atOnce = Math.min(
      ROWS_AT_ONCE,
      Math.floor(MAX_BINDINGS / (table.columns.length + 1)),
    );
    for (let start = 0; start < added.length; start += atOnce) {
      await trx(table.table).insert(added.slice(start, start + atOnce));
    }
  }
}

async function planIn(
  knex: Knex,
  table: Table,
  repository: string,
  rows: readonly DerivedRow[],
): Promise<Replacement> {
  const { columns, booleans, number } = table;
  const keyOf = (row: Record<string, Cell>) =>
    JSON.stringify(
      columns.map(it => (booleans.includes(it) ? Boolean(row[it]) : row[it])),
    );
  const stored: Array<Record<string, Cell>> = await knex(table.table)
    .where({ repository })
    .select({ row_number: number }, ...columns);
  const idsByKey = new Map<string, number[]>();
  for (const row of stored) {
    const key = keyOf(row);
    const ids = idsByKey.get(key) ?? [];
    ids.push(Number(row.row_number));
    idsByKey.set(key, ids);
  }
  const added = rows.filter(
    row => idsByKey.get(keyOf(row))?.pop() === undefined,
  );
  return { table, gone: [...idsByKey.values()].flat(), added };
}
