import { Knex } from 'knex';
import { StagedResult, UploadRow } from './types';

/** A compound SELECT of SQLite, which is how Knex inserts, has no more terms. */
const ROWS_AT_ONCE = 500;
const COUNTS = [
  'passed',
  'passed_on_default',
  'failed',
  'retried',
  'duration_ms',
] as const;

type Counts = Record<(typeof COUNTS)[number], number>;

/** The day of a time, in UTC. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Adds results to the counts of their tests of a day. */
export async function addToDays(
  trx: Knex.Transaction,
  upload: Pick<UploadRow, 'at' | 'is_default_branch'>,
  results: readonly StagedResult[],
): Promise<void> {
  const day = dayOf(upload.at);
  const rows = [...countByTest(results, Boolean(upload.is_default_branch))]
    // In one order for all, so that writers of the same rows wait for each other
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([test_key, counts]) => ({ test_key, day, ...counts }));
  const sums = Object.fromEntries(
    COUNTS.map(name => [
      name,
      trx.raw('?? + ??', [`test_daily.${name}`, `excluded.${name}`]),
    ]),
  );
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    await trx('test_daily')
      .insert(rows.slice(start, start + ROWS_AT_ONCE))
      .onConflict(['test_key', 'day'])
      .merge(sums);
  }
}

function countByTest(
  results: readonly StagedResult[],
  isDefaultBranch: boolean,
): Map<string, Counts> {
  const byTest = new Map<string, Counts>();
  for (const { key, outcome, isRetried, durationMs = 0 } of results) {
    const known = byTest.get(key) ?? {
      passed: 0,
      passed_on_default: 0,
      failed: 0,
      retried: 0,
      duration_ms: 0,
    };
    const passed = Number(outcome === 'passed');
    known.passed += passed;
    known.passed_on_default += isDefaultBranch ? passed : 0;
    known.failed += 1 - passed;
    known.retried += Number(isRetried);
    known.duration_ms += durationMs;
    byTest.set(key, known);
  }
  return byTest;
}
