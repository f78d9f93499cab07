import { z } from 'zod';
import { toStorableText } from '../../log/storable';
import { account, count, name, repository, sha, time, title } from '../shapes';

const MAX_LABELS = 100;
const MAX_BODY_CHARACTERS = 64 * 1024;

const label = z.object({ name });

/**
 * A pull request as it was at a time. Events of reviews leave out some of it.
 *
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request
 */
const pullRequest = z.object({
  title: title.optional(),
  body: z
    .string()
    .transform(it => toStorableText(it, MAX_BODY_CHARACTERS))
    .nullish(),
  draft: z.boolean().optional(),
  user: account,
  head: z.object({ ref: name, sha }),
  base: z.object({ ref: name }).optional(),
  labels: z
    .array(label)
    .transform(all => all.slice(0, MAX_LABELS).map(it => it.name))
    .optional(),
  created_at: time,
  updated_at: time,
  closed_at: time.nullish(),
  merged_at: time.nullish(),
  merge_commit_sha: sha.nullish(),
  additions: count.optional(),
  deletions: count.optional(),
  changed_files: count.optional(),
});

/** See the schema. */
export type PullRequest = z.output<typeof pullRequest>;

/** An event about a pull request itself. */
export const pullRequestEvent = z
  .object({
    action: name,
    repository,
    pull_request: pullRequest,
    label: label.nullish(),
  })
  .transform(it => ({ kind: 'pullRequest' as const, ...it }));

/**
 * An event about a review of one.
 *
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request_review
 */
export const reviewEvent = z
  .object({
    action: name,
    repository,
    pull_request: pullRequest,
    review: z.object({
      id: count,
      state: z.string().transform(it => it.toLowerCase()),
      submitted_at: time,
      user: account,
    }),
  })
  .transform(it => ({ kind: 'review' as const, ...it }));

/** See {@link pullRequestEvent}. */
export type PullRequestEvent = z.output<typeof pullRequestEvent>;

/** See {@link reviewEvent}. */
export type ReviewEvent = z.output<typeof reviewEvent>;
