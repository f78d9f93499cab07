import { z } from 'zod';

/** What is needed of a payload. */
export interface GithubFacts {
  subject: string;
  /** Undefined where it is not told: then it is when it came in. */
  occurredAt?: Date;
  /** Why nothing is made of it, although it is about delivery. */
  ignored?: string;
}

const id = z.number().int();
const text = z.string().min(1);
const time = z.iso.datetime({ offset: true }).transform(it => new Date(it));
/** Seconds since 1970 in `push`, a text elsewhere. */
const pushTime = z.union([id.transform(it => new Date(it * 1_000)), time], {
  error: 'must be a time: seconds since 1970, or as in 2026-03-03T09:30:00Z',
});

const named = z.object({ full_name: text, html_url: z.url() });

/** Numbers of changes are unique within host and name. */
function nameOf(it: z.output<typeof named>): string {
  return `${new URL(it.html_url).host}/${it.full_name}`;
}

const repository = named.transform(nameOf);

const item = z.object({
  number: id,
  created_at: time,
  updated_at: time,
  closed_at: time.nullish(),
});

/** When an item was opened, closed, or changed in another way. */
function timeOfItem(
  action: string,
  { created_at, updated_at, closed_at }: z.output<typeof item>,
): Date {
  switch (action) {
    case 'opened':
      return created_at;
    case 'closed':
      return closed_at ?? updated_at;
    default:
      return updated_at;
  }
}

/** The times of a job or a check, of which the later ones come with time. */
const run = z.object({
  created_at: time.nullish(),
  started_at: time.nullish(),
  completed_at: time.nullish(),
});

/** When a job or a check came to where it is; one that only waits may not say. */
function timeOfRun(it: z.output<typeof run>): Date | undefined {
  return it.completed_at ?? it.started_at ?? it.created_at ?? undefined;
}

const changeOf = (name: string, { number }: { number: number }) =>
  `change:${name}#${number}`;
const commitOf = (name: string, it: { head_sha: string }) =>
  `commit:${name}@${it.head_sha}`;
const runOf = (name: string, runId: number) =>
  `pipelinerun:${name}/actions/runs/${runId}`;
const deploymentOf = (name: string, it: { id: number }) =>
  `deployment:${name}/deployments/${it.id}`;

const pullRequest = z
  .object({ action: text, repository, pull_request: item })
  .transform(({ action, repository: name, pull_request }) => ({
    subject: changeOf(name, pull_request),
    occurredAt: timeOfItem(action, pull_request),
  }));

const review = z
  .object({
    action: text,
    repository,
    pull_request: z.object({ number: id, updated_at: time }),
    review: z.object({ submitted_at: time }),
  })
  .transform(({ action, repository: name, pull_request, ...it }) => ({
    subject: changeOf(name, pull_request),
    occurredAt:
      action === 'submitted' ? it.review.submitted_at : pull_request.updated_at,
  }));

/** What GitHub says in place of a commit where there is none. */
const NO_COMMIT = /^0*$/;
const IS_GONE = 'That a branch or a tag is gone tells nothing of commits';
const WITHOUT_COMMIT =
  'A release of GitHub does not say which commit it is of; tags that are read from git do';

/**
 * When its head commit was made says nothing of when it was pushed. Each push is a
 * subject of its own, so that a branch of years is not read again with each one;
 * that a branch is gone tells nothing of commits.
 */
const push = z
  .object({
    ref: text,
    after: z.string().default(''),
    repository: named.extend({ pushed_at: pushTime }),
  })
  .transform(({ ref, after, repository: of }) => ({
    occurredAt: of.pushed_at,
    ...(NO_COMMIT.test(after)
      ? { subject: `ref:${nameOf(of)}@${ref}`, ignored: IS_GONE }
      : { subject: `push:${nameOf(of)}@${after}` }),
  }));

const checkSuite = z
  .object({
    repository,
    check_suite: z.object({ head_sha: text, updated_at: time }),
  })
  .transform(({ repository: name, check_suite }) => ({
    subject: commitOf(name, check_suite),
    occurredAt: check_suite.updated_at,
  }));

const checkRun = z
  .object({ repository, check_run: run.extend({ head_sha: text }) })
  .transform(({ repository: name, check_run }) => ({
    subject: commitOf(name, check_run),
    occurredAt: timeOfRun(check_run),
  }));

const workflowRun = z
  .object({ repository, workflow_run: z.object({ id, updated_at: time }) })
  .transform(({ repository: name, workflow_run }) => ({
    subject: runOf(name, workflow_run.id),
    occurredAt: workflow_run.updated_at,
  }));

const workflowJob = z
  .object({ repository, workflow_job: run.extend({ run_id: id }) })
  .transform(({ repository: name, workflow_job }) => ({
    subject: runOf(name, workflow_job.run_id),
    occurredAt: timeOfRun(workflow_job),
  }));

const deployment = z
  .object({ repository, deployment: z.object({ id, created_at: time }) })
  .transform(({ repository: name, ...it }) => ({
    subject: deploymentOf(name, it.deployment),
    occurredAt: it.deployment.created_at,
  }));

const deploymentStatus = z
  .object({
    repository,
    deployment: z.object({ id }),
    deployment_status: z.object({ created_at: time }),
  })
  .transform(({ repository: name, ...it }) => ({
    subject: deploymentOf(name, it.deployment),
    occurredAt: it.deployment_status.created_at,
  }));

const release = z
  .object({
    action: text,
    repository,
    release: z.object({
      tag_name: text,
      created_at: time,
      published_at: time.nullish(),
    }),
  })
  .transform(({ repository: name, ...it }) => ({
    subject: `release:${name}@${it.release.tag_name}`,
    occurredAt: it.release.published_at ?? it.release.created_at,
    ignored: WITHOUT_COMMIT,
  }));

const issue = z
  .object({ action: text, repository, issue: item })
  .transform(({ action, repository: name, ...it }) => ({
    subject: `issue:${name}#${it.issue.number}`,
    occurredAt: timeOfItem(action, it.issue),
  }));

/**
 * The events that tell of changes and what happens to them: what they are about,
 * and when it happened. Reviews are about the change, checks about the commit,
 * jobs about the run that they belong to.
 *
 * @see {@link https://docs.github.com/en/webhooks/webhook-events-and-payloads}
 */
export const GITHUB_EVENTS: ReadonlyMap<
  string,
  z.ZodType<GithubFacts>
> = new Map<string, z.ZodType<GithubFacts>>([
  ['pull_request', pullRequest],
  ['pull_request_review', review],
  ['push', push],
  ['check_suite', checkSuite],
  ['check_run', checkRun],
  ['workflow_run', workflowRun],
  ['workflow_job', workflowJob],
  ['deployment', deployment],
  ['deployment_status', deploymentStatus],
  ['release', release],
  ['issues', issue],
]);
