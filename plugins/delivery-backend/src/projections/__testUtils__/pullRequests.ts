import { JsonObject } from '@backstage/types';
import { at, logged } from './logged';

export const CHANGE = 'change:github.com/acme/orders#7';
export const HEAD = 'a1'.repeat(20);
export const FORCED = 'b2'.repeat(20);
export const MERGE = 'c3'.repeat(20);

export const repository = {
  full_name: 'acme/orders',
  html_url: 'https://github.com/acme/orders',
};
export const ada = { id: 101, login: 'ada', type: 'User' };
export const grace = { id: 102, login: 'grace', type: 'User' };
export const linus = { id: 103, login: 'linus', type: 'User' };
export const dependabot = {
  id: 49699333,
  login: 'dependabot[bot]',
  type: 'Bot',
};

/** A time as GitHub writes it. */
export const iso = (clock: string) =>
  new Date(at(clock)).toISOString().replace('.000Z', 'Z');

/** A pull request of Ada's, opened at nine. */
export function pullRequest(clock: string, over: JsonObject = {}): JsonObject {
  return {
    number: 7,
    title: 'Round prices to cents',
    body: 'They were cut off.',
    draft: false,
    user: ada,
    head: { ref: 'rounding', sha: HEAD },
    base: { ref: 'main' },
    labels: [],
    created_at: iso('09:00:00'),
    updated_at: iso(clock),
    closed_at: null,
    merged_at: null,
    merge_commit_sha: 'd4'.repeat(20),
    additions: 10,
    deletions: 2,
    changed_files: 1,
    ...over,
  };
}

/** A delivery of the event `pull_request`. */
export function changed(
  action: string,
  clock: string,
  { label, ...over }: JsonObject = {},
) {
  return logged({
    source: 'github',
    eventId: `${action} ${clock} ${JSON.stringify(label ?? '')}`,
    type: 'github.pull_request',
    subject: CHANGE,
    occurredAt: new Date(at(clock)),
    payload: {
      action,
      repository,
      pull_request: pullRequest(clock, over),
      ...(label !== undefined && { label }),
    },
  });
}

/** A delivery of the event `pull_request_review`, which tells less. */
export function reviewed(
  state: string,
  clock: string,
  review: { id: number; user: JsonObject | null; submittedAt?: string },
) {
  const { id, user, submittedAt = clock } = review;
  const {
    additions: _additions,
    deletions: _deletions,
    changed_files: _files,
    ...rest
  } = pullRequest(clock);
  return logged({
    source: 'github',
    eventId: `review ${id} ${state}`,
    type: 'github.pull_request_review',
    subject: CHANGE,
    occurredAt: new Date(at(clock)),
    payload: {
      action: state === 'dismissed' ? 'dismissed' : 'submitted',
      repository,
      pull_request: rest,
      review: { id, user, state, submitted_at: iso(submittedAt) },
    },
  });
}
