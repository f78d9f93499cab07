import { z } from 'zod';
import { count, name, repository, sha, time } from '../shapes';
import { RunFact, RunResult } from './types';

/** A workflow that was never given a name may be sent with an empty one. */
const unnamed = z.literal('').transform(() => undefined);

const run = {
  id: count,
  name: unnamed.or(name).nullish(),
  head_sha: sha,
  status: z.string().nullish(),
  conclusion: z.string().nullish(),
};
const attempt = z.number().int().positive().max(10_000);
const commit = z.object({ tree_id: sha }).nullish();

/** @see https://docs.github.com/en/rest/checks/runs */
const RESULTS: ReadonlyMap<string, RunResult> = new Map([
  ['success', 'succeeded'],
  ['neutral', 'succeeded'],
  ['failure', 'failed'],
  ['timed_out', 'failed'],
  ['startup_failure', 'failed'],
  ['cancelled', 'cancelled'],
  ['stale', 'cancelled'],
  ['skipped', 'skipped'],
]);

interface State {
  status?: string | null;
  conclusion?: string | null;
}

/** It is completed by name only: somebody has to approve it, or to act. */
const isWaiting = ({ conclusion }: State) => conclusion === 'action_required';

function resultOf(state: State): RunResult {
  const { status, conclusion } = state;
  return status === 'completed' && !isWaiting(state)
    ? RESULTS.get(conclusion ?? '') ?? 'failed'
    : 'running';
}

const hasBegun = (state: State) =>
  state.status === 'in_progress' ||
  (state.status === 'completed' && !isWaiting(state));

/**
 * A run of a workflow. It says when it was created, of which only the first
 * attempt is to be counted from, and when the last attempt was asked for.
 *
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_run
 */
export const workflowRun = z
  .object({
    repository,
    workflow_run: z.object({
      ...run,
      run_attempt: attempt.default(1),
      created_at: time,
      run_started_at: time.nullish(),
      updated_at: time,
      head_commit: commit,
    }),
  })
  .transform(({ repository: { id }, workflow_run: it }): RunFact => {
    const result = resultOf(it);
    const askedAt = it.run_started_at ?? undefined;
    return {
      kind: 'run',
      id: `run:${id}/${it.id}`,
      attempt: it.run_attempt,
      name: it.name ?? String(it.id),
      sha: it.head_sha,
      tree: it.head_commit?.tree_id,
      queuedAt: it.run_attempt === 1 ? it.created_at : askedAt,
      startedAt: it.status === 'in_progress' ? it.updated_at : undefined,
      finishedAt: result === 'running' ? undefined : it.updated_at,
      result,
    };
  });

/**
 * A job of one. Until it begins, it says of when it began only when it was made.
 *
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_job
 */
export const workflowJob = z
  .object({
    repository,
    workflow_job: z.object({
      ...run,
      run_attempt: attempt.default(1),
      created_at: time.nullish(),
      started_at: time.nullish(),
      completed_at: time.nullish(),
    }),
  })
  .transform(({ repository: { id }, workflow_job: it }): RunFact => {
    const result = resultOf(it);
    return {
      kind: 'check',
      id: `check:${id}/${it.id}`,
      attempt: it.run_attempt,
      name: it.name ?? String(it.id),
      sha: it.head_sha,
      queuedAt: it.created_at ?? undefined,
      startedAt: hasBegun(it) ? it.started_at ?? undefined : undefined,
      finishedAt:
        result === 'running' ? undefined : it.completed_at ?? undefined,
      result,
    };
  });

/**
 * A check of a commit, which a job of a workflow is as well, with the same id.
 *
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#check_run
 */
export const checkRun = z
  .object({
    repository,
    check_run: z.object({
      ...run,
      started_at: time.nullish(),
      completed_at: time.nullish(),
    }),
  })
  .transform(({ repository: { id }, check_run: it }): RunFact => {
    const result = resultOf(it);
    const at = it.started_at ?? undefined;
    return {
      kind: 'check',
      id: `check:${id}/${it.id}`,
      name: it.name ?? String(it.id),
      sha: it.head_sha,
      queuedAt: hasBegun(it) ? undefined : at,
      startedAt: hasBegun(it) ? at : undefined,
      finishedAt:
        result === 'running' ? undefined : it.completed_at ?? undefined,
      result,
    };
  });

/** The checks of a program for a commit; it alone knows the commit's tree. */
export const checkSuite = z
  .object({
    repository,
    check_suite: z.object({ ...run, head_commit: commit }),
  })
  .transform(
    ({ repository: { id }, check_suite: it }): RunFact => ({
      kind: 'suite',
      id: `suite:${id}/${it.id}`,
      name: String(it.id),
      sha: it.head_sha,
      tree: it.head_commit?.tree_id,
      result: resultOf(it),
    }),
  );
