import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { TestExecution } from '../domain/flaky';
import { dayOf } from './days';
import { ExecutionRow } from './types';

/** Executions of a test that are looked at: so many failures, and passes. */
const LATEST = 300;
/** Of the same contents, so that old failures find what contradicts them. */
const OF_TREE = 3;
const NOON_MS = 43_200_000;

/**
 * What is known of executions of tests, bounded however often they run: the
 * latest, with some of all contents on which they failed. That a test passed
 * before it failed for the first time is known by day; it is given as passes at
 * noon, on contents of their own.
 *
 * @param since - As of when days count.
 */
export async function readExecutions(
  knex: Knex,
  keys: readonly string[],
  since: number,
): Promise<Map<string, TestExecution[]>> {
  const rows = await readRows(knex, keys);
  const treeOfSha = new Map(
    rows.filter(it => it.tree !== it.sha).map(it => [it.sha, it.tree]),
  );
  const byTest = new Map<string, TestExecution[]>(keys.map(it => [it, []]));
  for (const row of rows) {
    const isKnown = row.tree !== row.sha;
    const tree = isKnown ? row.tree : treeOfSha.get(row.sha) ?? row.sha;
    byTest.get(row.test_key)?.push(toExecution(row, tree));
  }
  for (const { test_key, day, passed } of await readDays(knex, keys, since)) {
    const known = byTest.get(test_key) ?? [];
    const first = known.find(({ runId }) => !isOfDay(runId));
    const room = LATEST - known.length;
    if (first && day < dayOf(first.at)) {
      known.push(...passesOfDay(test_key, day, Math.min(room, passed)));
    }
  }
  return byTest;
}

async function readRows(
  knex: Knex,
  keys: readonly string[],
): Promise<ExecutionRow[]> {
  const numbered = knex('test_execution')
    .where(whereInArray('test_key', keys))
    .select(
      '*',
      knex.raw(
        'row_number() OVER (PARTITION BY test_key, outcome, is_retried ORDER BY at DESC, upload_id, entry) AS nth',
      ),
      knex.raw(
        'row_number() OVER (PARTITION BY test_key, tree, outcome ORDER BY at DESC, upload_id, entry) AS nth_of_tree',
      ),
      knex.raw(
        "max(CASE WHEN outcome = 'failed' THEN 1 ELSE 0 END) OVER (PARTITION BY test_key, tree) AS has_failed",
      ),
    )
    .as('numbered');
  return knex(numbered)
    .where('nth', '<=', LATEST)
    .orWhere(contents =>
      contents.where('has_failed', 1).where('nth_of_tree', '<=', OF_TREE),
    )
    .orderBy(['test_key', 'at', 'upload_id', 'entry']);
}

async function readDays(
  knex: Knex,
  keys: readonly string[],
  since: number,
): Promise<Array<{ test_key: string; day: string; passed: number }>> {
  return knex('test_daily')
    .where(whereInArray('test_key', keys))
    .where('day', '>=', dayOf(since))
    .where('passed_on_default', '>', 0)
    .orderBy([{ column: 'test_key' }, { column: 'day', order: 'desc' }])
    .select('test_key', 'day', { passed: 'passed_on_default' });
}

function toExecution(row: ExecutionRow, tree: string): TestExecution {
  return {
    test: row.test_key,
    runId: row.run_key,
    attempt: Number(row.attempt),
    at: row.at,
    commit: row.sha,
    tree,
    isDefaultBranch: Boolean(row.is_default_branch),
    outcome: row.outcome === 'passed' ? 'pass' : 'fail',
    isRetried: Boolean(row.is_retried),
  };
}

const OF_DAY = 'day:';

function isOfDay(runId: string): boolean {
  return runId.startsWith(OF_DAY);
}

function passesOfDay(
  test: string,
  day: string,
  count: number,
): TestExecution[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const id = `${OF_DAY}${day}/${index}`;
    return {
      test,
      runId: id,
      attempt: 1,
      at: Date.parse(day) + NOON_MS,
      commit: id,
      tree: id,
      isDefaultBranch: true,
      outcome: 'pass',
    };
  });
}
