import {
  dialectOf,
  retryOnDeadlock,
  toTimestamp,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { RepositoryMarks } from '../derive';
import { Horizons } from './horizons';
import {
  ForgottenRecords,
  ForgottenRows,
  HorizonOf,
  RECORDS,
  ROWS,
} from './tables';

/** Rows changed in one statement, so that none holds up the others for long. */
const PORTION = 5_000;
/** Of records it is looked what numbers they tell of. */
const RECORDS_TOGETHER = 500;

/** What forgetting works with. */
export interface ForgetOptions {
  knex: Knex;
  /** Told of repositories whose numbers were made of what is forgotten. */
  repositories: RepositoryMarks;
  signal?: AbortSignal;
}

/**
 * Forgets what is older than horizons: records with what was made of them, and
 * what was derived.
 *
 * @returns how many rows were deleted, by table
 */
export async function forgetOld(
  { numbers, records }: Horizons,
  options: ForgetOptions,
): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {};
  for (const table of RECORDS) {
    deleted[table.table] = await forgetRecords(
      table,
      horizonOf(records),
      options,
    );
  }
  for (const table of ROWS) {
    deleted[table.table] = await forgetRows(table, horizonOf(numbers), options);
  }
  return deleted;
}

function horizonOf(ms: number): HorizonOf {
  return { ms, timestamp: toTimestamp(new Date(ms)) };
}

async function forgetRecords(
  { table, key, subject, parts = [], endedAt, unless }: ForgottenRecords,
  horizon: HorizonOf,
  { knex, repositories, signal }: ForgetOptions,
): Promise<number> {
  const forgetPortion = async (trx: Knex.Transaction): Promise<number> => {
    const query = trx(table)
      .whereRaw(`${endedAt} < ?`, [horizon.timestamp])
      .select({ key, subject })
      .limit(RECORDS_TOGETHER);
    unless?.(query, horizon);
    const rows: Array<{ key: string; subject: string }> = await query;
    const keys = rows.map(it => it.key);
    const subjects = [...new Set(rows.map(it => it.subject))];
    const affected = await repositories.affectedBy(subjects, trx);
    for (const part of parts) {
      await trx(part.table).where(whereInArray(part.column, keys)).delete();
    }
    await trx(table).where(whereInArray(key, keys)).delete();
    await repositories.mark(affected, trx);
    return rows.length;
  };
  let total = 0;
  let last = RECORDS_TOGETHER;
  while (last >= RECORDS_TOGETHER) {
    signal?.throwIfAborted();
    last = await retryOnDeadlock(() => knex.transaction(forgetPortion));
    total += last;
  }
  return total;
}

/** By where rows are: tables have keys of several columns. */
async function forgetRows(
  { table, order, where }: ForgottenRows,
  horizon: HorizonOf,
  { knex, signal }: ForgetOptions,
): Promise<number> {
  const place = dialectOf(knex) === 'postgres' ? 'ctid' : 'rowid';
  let total = 0;
  let last = PORTION;
  while (last >= PORTION) {
    signal?.throwIfAborted();
    const rows = knex(table)
      .select(`${table}.${place}`)
      .orderBy(order)
      .limit(PORTION);
    where(rows, horizon);
    last = await retryOnDeadlock(() =>
      knex(table).whereIn(place, rows.clone()).delete(),
    );
    total += last;
  }
  return total;
}
