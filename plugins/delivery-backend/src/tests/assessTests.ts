import {
  LeaseQueue,
  Lease,
  retryOnDeadlock,
  toJsonColumn,
  upsertInChunks,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { assessTest, Assessment, WastedRun } from '../domain/flaky';
import { betaTail } from '../statistics';
import { ComponentPlace, componentOf } from './componentOf';
import { describeAssessment } from './describeAssessment';
import { readMark, testMark } from './marks';
import { readExecutions } from './readExecutions';
import { EXECUTIONS_KEPT_MS } from './retention';
import { findWastedRuns } from './wastedRuns';

interface StateRow {
  test_key: string;
  repository: string;
  file: string | null;
  evidence: unknown;
  [column: string]: unknown;
}

/**
 * Says anew what is to be thought of tests, under their leases. What is proven
 * stays: each run that a test failed for nothing has a row of its own.
 */
export async function assessTests(
  { knex, queue, now }: { knex: Knex; queue: LeaseQueue; now: () => Date },
  leases: readonly Lease[],
): Promise<void> {
  const keys = leases.flatMap(({ key }) => {
    const mark = readMark(key);
    return mark.kind === 'test' ? [mark.key] : [];
  });
  const at = now().getTime();
  const executions = await readExecutions(knex, keys, at - EXECUTIONS_KEPT_MS);
  const assessments = [...executions].map(([key, own]) =>
    assessTest(key, own, { now: at, betaTail }),
  );
  const wasted = await findWastedRuns(
    knex,
    assessments.flatMap(({ evidence }) => evidence),
  );
  await retryOnDeadlock(() =>
    knex.transaction(async trx => {
      const held = await queue.hold(trx, leases);
      const heldKeys = new Set(held.map(it => it.key));
      const kept = assessments.filter(({ test }) =>
        heldKeys.has(testMark(test)),
      );
      await writeFlakes(trx, kept);
      await writeWastedRuns(trx, kept, wasted);
      await writeStates(trx, kept);
      await queue.complete(trx, held);
    }),
  );
}

async function writeFlakes(
  trx: Knex.Transaction,
  assessments: readonly Assessment[],
): Promise<void> {
  const rows = assessments.flatMap(({ test, evidence }) =>
    evidence.map(it => ({
      test_key: test,
      run_key: it.failedIn,
      passed_run_key: it.passedIn,
      rule: it.rule,
      at: it.at,
    })),
  );
  await upsertInChunks(trx, 'test_flake', rows, {
    key: ['test_key', 'run_key'],
  });
}

async function writeWastedRuns(
  trx: Knex.Transaction,
  assessments: readonly Assessment[],
  wasted: ReadonlyMap<string, WastedRun>,
): Promise<void> {
  const rows = assessments
    .flatMap(({ evidence }) => evidence)
    .flatMap(({ failedIn, at }) => {
      const run = wasted.get(failedIn);
      return run
        ? [
            {
              run_key: failedIn,
              at,
              rerun_ms: run.rerunMilliseconds,
              added_lead_time_ms: run.addedLeadTimeMilliseconds,
            },
          ]
        : [];
    });
  await upsertInChunks(trx, 'wasted_run', rows, { key: ['run_key'] });
}

async function writeStates(
  trx: Knex.Transaction,
  assessments: readonly Assessment[],
): Promise<void> {
  const rows: StateRow[] = await trx('test_state').where(
    whereInArray(
      'test_key',
      assessments.map(({ test }) => test),
    ),
  );
  const places = await readPlaces(trx, [
    ...new Set(rows.map(({ repository }) => repository)),
  ]);
  const byTest = new Map(assessments.map(it => [it.test, it]));
  await upsertInChunks(
    trx,
    'test_state',
    rows.flatMap(row => {
      const assessment = byTest.get(row.test_key);
      return assessment ? [stateRow(row, assessment, places)] : [];
    }),
    {
      key: ['test_key'],
      merge: ['state', 'evidence', 'last_flake_at', 'component'],
    },
  );
}

function stateRow(
  row: StateRow,
  assessment: Assessment,
  places: readonly ComponentPlace[],
): StateRow & Record<'state' | 'last_flake_at' | 'component', unknown> {
  const { state, evidence } = assessment;
  const lastFlakeAt = evidence.at(-1)?.at ?? row.last_flake_at;
  return {
    ...row,
    state,
    evidence: toJsonColumn(describeAssessment(assessment)),
    last_flake_at: lastFlakeAt,
    component: componentOf(
      { repository: row.repository, file: row.file ?? undefined },
      places,
    ),
  };
}

/** What of repositories is whose. */
async function readPlaces(
  knex: Knex,
  repositories: readonly string[],
): Promise<ComponentPlace[]> {
  const rows: Array<{
    component: string;
    repository: string;
    path: string | null;
  }> = await knex('catalog_component')
    .where(whereInArray('repository', repositories))
    .select('component', 'repository', 'path');
  return rows.map(({ path, ...it }) => ({ ...it, path: path ?? undefined }));
}
