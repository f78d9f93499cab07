import {
  dialectOf,
  LeaseQueue,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { dayOf } from './days';
import { SAME_TREE_MS } from './earlierPasses';
import { testMark } from './marks';

const DAY_MS = 86_400_000;
/** For how long failures, flips and uploads are kept. */
export const EXECUTIONS_KEPT_MS = 90 * DAY_MS;
const MONTHS_OF_DAYS = 25;
const QUARANTINES_KEPT_MS = 365 * DAY_MS;
/** After which nobody writes parts of an upload any more. */
const ABANDONED_AFTER_MS = DAY_MS;
/** Rows changed in one statement, so that none holds up the others for long. */
const PORTION = 5_000;

/** How many rows were deleted or emptied, by table. */
export type Forgotten = Record<string, number>;

/**
 * Forgets what is old: executions, uploads and what was proven by them after 90
 * days, counts by day after 25 months, quarantines a year after their end, and
 * which tests passed after 14 days.
 */
export async function forgetOldTests(
  knex: Knex,
  now: Date,
  signal?: AbortSignal,
): Promise<Forgotten> {
  const before = (ms: number) => now.getTime() - ms;
  const kept = before(EXECUTIONS_KEPT_MS);
  const oldestDay = new Date(now);
  oldestDay.setUTCMonth(oldestDay.getUTCMonth() - MONTHS_OF_DAYS);
  const abandoned = before(ABANDONED_AFTER_MS);
  const steps: Array<[string, string, (query: Knex.QueryBuilder) => void]> = [
    ['test_execution', 'at', it => it.where('at', '<', kept)],
    ['test_flake', 'at', it => it.where('at', '<', kept)],
    ['wasted_run', 'at', it => it.where('at', '<', kept)],
    ['test_daily', 'day', it => it.where('day', '<', dayOf(+oldestDay))],
    [
      'test_upload_part',
      'received_at',
      it =>
        it
          .where('received_at', '<', before(SAME_TREE_MS))
          .whereNull('staged_z'),
    ],
    [
      'test_upload_part',
      'received_at',
      it =>
        it
          .where('received_at', '<', abandoned)
          .whereNotExists(
            knex('test_upload').whereRaw(
              'test_upload.id = test_upload_part.upload_id',
            ),
          ),
    ],
    ['test_upload', 'received_at', it => it.where('received_at', '<', kept)],
    ['test_quarantine', 'until', it => quarantinesBefore(it, before)],
    ['test_state', 'last_seen_at', it => forgotten(knex, it, kept)],
  ];
  const deleted: Forgotten = {};
  for (const [table, order, select] of steps) {
    const count = await deleteInPortions(knex, table, {
      order,
      select,
      signal,
    });
    deleted[table] = (deleted[table] ?? 0) + count;
  }
  return deleted;
}

function quarantinesBefore(
  query: Knex.QueryBuilder,
  before: (ms: number) => number,
): void {
  query.whereRaw('coalesce(ended_at, until) < ?', [
    before(QUARANTINES_KEPT_MS),
  ]);
}

/** Tests that nothing is known of any more, and that are not in quarantine. */
function forgotten(knex: Knex, query: Knex.QueryBuilder, kept: number): void {
  const ofTest = (table: string) =>
    knex(table).whereRaw('?? = test_state.test_key', [`${table}.test_key`]);
  query
    .where('last_seen_at', '<', kept)
    .whereNotExists(ofTest('test_execution'))
    .whereNotExists(ofTest('test_quarantine'));
}

/** By where rows are: tables have keys of several columns. */
async function deleteInPortions(
  knex: Knex,
  table: string,
  {
    order,
    select,
    signal,
  }: {
    order: string;
    select: (query: Knex.QueryBuilder) => void;
    signal?: AbortSignal;
  },
): Promise<number> {
  const id = dialectOf(knex) === 'postgres' ? 'ctid' : 'rowid';
  let total = 0;
  let last = PORTION;
  while (last >= PORTION) {
    signal?.throwIfAborted();
    const rows = knex(table).select(id).orderBy(order).limit(PORTION);
    select(rows);
    last = await knex(table).whereIn(id, rows).delete();
    total += last;
  }
  return total;
}

/**
 * Has all tests looked at that have failed: whether one has recovered is a matter
 * of time, whether one is suspect, of passes too, and whose it is, of the catalog.
 */
export async function markKnown(knex: Knex, queue: LeaseQueue): Promise<void> {
  await queue.markFrom(
    knex('test_state').select(knex.raw('? || test_key', [testMark('')])),
  );
}
