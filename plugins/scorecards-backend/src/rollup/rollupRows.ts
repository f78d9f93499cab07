import {
  dialectOf,
  fromJsonColumn,
  toJsonColumn,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { BulkTable, writeRows } from '../database/bulk';
import { CheckCounts, RollupRow } from '../database/rows';
import { KeyedSums, noSums, SumsKey, sumsKeyOf } from './sums';

/** SQLite takes no more rows in one insert. */
const ROWS_AT_ONCE = 400;

const ROLLUP_KEY = ['scorecard_id', 'owner_ref', 'tier'] as const;

const ROLLUP: BulkTable<keyof RollupRow> = {
  name: 'rollup',
  columns: {
    scorecard_id: 'text',
    owner_ref: 'text',
    tier: 'integer',
    entities: 'integer',
    unmeasured: 'integer',
    passed_weight: 'double precision',
    known_weight: 'double precision',
    applicable_weight: 'double precision',
    levels: 'json',
    checks: 'json',
  },
  key: ROLLUP_KEY,
};

const COUNT_ON_POSTGRES = `SELECT count(*) AS n
  FROM json_to_recordset(CAST(? AS json)) AS wanted (s text, o text, t integer)
  JOIN rollup ON scorecard_id = s AND owner_ref = o AND tier = t`;

const LOCK_ON_POSTGRES = `SELECT rollup.*
  FROM json_to_recordset(CAST(? AS json)) AS wanted (s text, o text, t integer)
  JOIN rollup ON scorecard_id = s AND owner_ref = o AND tier = t
  ORDER BY s COLLATE "C", o COLLATE "C", t
  FOR UPDATE OF rollup`;

/** It has one writer at a time, who has written before. */
const READ_ON_SQLITE = `SELECT rollup.* FROM json_each(?) AS wanted
  CROSS JOIN rollup ON scorecard_id = wanted.value ->> 's'
    AND owner_ref = wanted.value ->> 'o' AND tier = wanted.value ->> 't'`;

/** A row as sums. */
export function sumsOfRow(knex: Knex, row: RollupRow): KeyedSums {
  const checks = fromJsonColumn<Record<string, CheckCounts>>(knex, row.checks);
  return {
    scorecardId: row.scorecard_id,
    ownerRef: row.owner_ref,
    tier: row.tier,
    entities: row.entities,
    unmeasured: row.unmeasured,
    passedWeight: row.passed_weight,
    knownWeight: row.known_weight,
    applicableWeight: row.applicable_weight,
    levels: fromJsonColumn<number[]>(knex, row.levels) ?? [],
    checks: new Map(Object.entries(checks ?? {})),
  };
}

/**
 * Locks rows in their order and reads them. Those that there are not are made:
 * of two transactions that both add the first entity of an owner one has to
 * wait, and there is nothing else to wait for. Therefore they are made together
 * with locking the others, in one order: who locked those first and then made the
 * rest would take them in two.
 */
export async function lockSums(
  trx: Knex.Transaction,
  keys: readonly SumsKey[],
): Promise<Map<string, KeyedSums>> {
  const wanted = JSON.stringify(
    keys.map(({ scorecardId, ownerRef, tier }) => ({
      s: scorecardId,
      o: ownerRef,
      t: tier,
    })),
  );
  const locked = new Map<string, KeyedSums>();
  if (await areAllThere(trx, keys.length, wanted)) {
    take(trx, await readLocked(trx, wanted), locked);
  }
  // All when one is missing; else those that were deleted in between.
  const missing = keys.filter(key => !locked.has(sumsKeyOf(key)));
  await makeRows(trx, missing, locked);
  return locked;
}

async function areAllThere(
  trx: Knex.Transaction,
  count: number,
  wanted: string,
): Promise<boolean> {
  if (dialectOf(trx) !== 'postgres') {
    // What is read is locked already, and there is nobody to wait for.
    return true;
  }
  const { rows } = await trx.raw(COUNT_ON_POSTGRES, [wanted]);
  return Number(rows[0].n) === count;
}

async function readLocked(
  trx: Knex.Transaction,
  wanted: string,
): Promise<RollupRow[]> {
  return dialectOf(trx) === 'postgres'
    ? (await trx.raw(LOCK_ON_POSTGRES, [wanted])).rows
    : trx.raw(READ_ON_SQLITE, [wanted]);
}

/** One that another has made meanwhile is waited for, and locked and read too. */
async function makeRows(
  trx: Knex.Transaction,
  keys: readonly SumsKey[],
  locked: Map<string, KeyedSums>,
): Promise<void> {
  for (let start = 0; start < keys.length; start += ROWS_AT_ONCE) {
    const rows: RollupRow[] = await trx('rollup')
      .insert(keys.slice(start, start + ROWS_AT_ONCE).map(emptyRow))
      .onConflict([...ROLLUP_KEY])
      .merge({ entities: trx.ref('rollup.entities') })
      .returning('*');
    take(trx, rows, locked);
  }
}

function take(
  knex: Knex,
  rows: readonly RollupRow[],
  locked: Map<string, KeyedSums>,
): void {
  for (const row of rows) {
    const sums = sumsOfRow(knex, row);
    locked.set(sumsKeyOf(sums), sums);
  }
}

/** Writes sums as they are. */
export async function writeSums(
  trx: Knex.Transaction,
  sums: readonly KeyedSums[],
): Promise<void> {
  await writeRows(trx, ROLLUP, sums.map(rowOfSums));
}

function emptyRow({ scorecardId, ownerRef, tier }: SumsKey) {
  const row = rowOfSums({ scorecardId, ownerRef, tier, ...noSums() });
  return {
    ...row,
    levels: toJsonColumn(row.levels),
    checks: toJsonColumn(row.checks),
  };
}

function rowOfSums(sums: KeyedSums) {
  return {
    scorecard_id: sums.scorecardId,
    owner_ref: sums.ownerRef,
    tier: sums.tier,
    entities: sums.entities,
    unmeasured: sums.unmeasured,
    passed_weight: sums.passedWeight,
    known_weight: sums.knownWeight,
    applicable_weight: sums.applicableWeight,
    levels: sums.levels,
    checks: Object.fromEntries(sums.checks),
  };
}
