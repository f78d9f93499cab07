import {
  fromTimestamp,
  TimestampColumn,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { FlakyEvidence, WastedRun } from '../domain/flaky';
import { groupBy } from '../domain/collections/groupBy';
import { UploadRow } from './types';

/** What is known of a run from the results that it sent. */
export interface UploadedRun {
  runKey: string;
  repository: string;
  sha: string;
  /** What CI calls it. */
  run?: string;
  attempts: Array<{ attempt: number; at: number; durationMs: number }>;
}

/** An attempt of a pipeline, as events of CI tell of it. */
export interface PipelineAttempt {
  repository: string;
  sha: string;
  subject: string;
  attempt: number;
  startedAt: number;
  finishedAt: number;
}

/**
 * What it took that a run failed for nothing: attempts after the first, and, if
 * it was another run that passed later, all of that one. How long they ran is
 * known from events of CI, else from how long their tests took.
 *
 * A change waited from the end of the first attempt until the pass, but no
 * longer than until it was merged.
 *
 * @param merge - Of the change that the commit is of, if it is of one: when it
 * was merged, or undefined while it is open.
 */
export function wastedRunOf(
  failed: UploadedRun,
  passed: UploadedRun,
  pipelines: readonly PipelineAttempt[],
  merge: { at?: number } | undefined,
): WastedRun {
  const first = endOf(failed, pipelines, 'first');
  const last = endOf(passed, pipelines, 'last');
  const isOther = failed.runKey !== passed.runKey;
  const rerun = ({ attempt }: { attempt: number }) => attempt > 1;
  const ownReruns = durationOf(failed, pipelines, rerun);
  const others =
    isOther && last > first ? durationOf(passed, pipelines, () => true) : 0;
  const until = Math.min(last, merge?.at ?? Infinity);
  return {
    rerunMilliseconds: ownReruns + others,
    addedLeadTimeMilliseconds: merge ? Math.max(0, until - first) : 0,
  };
}

function pipelineOf(
  { repository, sha, run }: UploadedRun,
  pipelines: readonly PipelineAttempt[],
): PipelineAttempt[] {
  return pipelines.filter(
    it =>
      it.repository === repository &&
      it.sha === sha &&
      (run === undefined || it.subject.endsWith(`/${run}`)),
  );
}

function durationOf(
  run: UploadedRun,
  pipelines: readonly PipelineAttempt[],
  select: (attempt: { attempt: number }) => boolean,
): number {
  const own = pipelineOf(run, pipelines);
  const durations =
    own.length > 0
      ? own.filter(select).map(it => it.finishedAt - it.startedAt)
      : run.attempts.filter(select).map(it => it.durationMs);
  return durations.reduce((sum, it) => sum + Math.max(0, it), 0);
}

/** Results are sent when the tests have run. */
function endOf(
  run: UploadedRun,
  pipelines: readonly PipelineAttempt[],
  which: 'first' | 'last',
): number {
  const own = pipelineOf(run, pipelines);
  const ends =
    own.length > 0
      ? own.map(it => it.finishedAt)
      : run.attempts.map(it => it.at);
  return which === 'first' ? Math.min(...ends) : Math.max(...ends);
}

/** What it took that runs failed, by the key of the run that failed. */
export async function findWastedRuns(
  knex: Knex,
  evidence: readonly FlakyEvidence[],
): Promise<Map<string, WastedRun>> {
  if (evidence.length === 0) {
    return new Map();
  }
  const keys = evidence.flatMap(it => [it.failedIn, it.passedIn]);
  const uploads: UploadRow[] = await knex('test_upload').where(
    whereInArray('run_key', [...new Set(keys)]),
  );
  const shas = [...new Set(uploads.map(({ sha }) => sha))];
  const pipelines = await readPipelines(knex, shas);
  const merges = await readMerges(knex, shas);
  const runs = new Map(
    [...groupBy(uploads, it => it.run_key)].map(([key, own]) => [
      key,
      toRun(key, own),
    ]),
  );
  return new Map(
    evidence.flatMap(({ failedIn, passedIn }) => {
      const failed = runs.get(failedIn);
      const passed = runs.get(passedIn);
      return failed && passed
        ? [
            [
              failedIn,
              wastedRunOf(failed, passed, pipelines, merges.get(failed.sha)),
            ],
          ]
        : [];
    }),
  );
}

function toRun(runKey: string, uploads: readonly UploadRow[]): UploadedRun {
  const [{ repository, sha, run }] = uploads;
  return {
    runKey,
    repository,
    sha,
    run: run ?? undefined,
    attempts: uploads.map(it => ({
      attempt: Number(it.attempt),
      at: it.at,
      durationMs: it.duration_ms,
    })),
  };
}

/** Whole pipelines: their jobs and checks would count twice. */
async function readPipelines(
  knex: Knex,
  shas: readonly string[],
): Promise<PipelineAttempt[]> {
  const rows: Array<{
    repository: string | null;
    sha: string;
    subject: string;
    attempt: number;
    started_at: TimestampColumn | null;
    queued_at: TimestampColumn | null;
    finished_at: TimestampColumn;
  }> = await knex('pipeline_run')
    .where(whereInArray('sha', shas))
    .where('subject', 'like', 'pipelinerun:%')
    .where('id', 'not like', 'check:%')
    .whereNotNull('finished_at')
    .select(
      'repository',
      'sha',
      'subject',
      'attempt',
      'started_at',
      'queued_at',
      'finished_at',
    );
  return rows.flatMap(row => {
    const startedAt = fromTimestamp(row.started_at ?? row.queued_at);
    return startedAt && row.repository !== null
      ? [
          {
            repository: row.repository,
            sha: row.sha,
            subject: row.subject,
            attempt: Number(row.attempt),
            startedAt: startedAt.getTime(),
            finishedAt: fromTimestamp(row.finished_at).getTime(),
          },
        ]
      : [];
  });
}

async function readMerges(
  knex: Knex,
  shas: readonly string[],
): Promise<Map<string, { at?: number }>> {
  const rows: Array<{ sha: string; merged_at: TimestampColumn | null }> =
    await knex('change_commit')
      .join('change', 'change.id', 'change_commit.change_id')
      .where(whereInArray('change_commit.sha', shas))
      .orderBy('change.id')
      .select('change_commit.sha', 'change.merged_at');
  return new Map(
    rows.map(it => [it.sha, { at: fromTimestamp(it.merged_at)?.getTime() }]),
  );
}
