import { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import { readGithub } from './readGithub';

const AT = new Date('2026-03-03T12:00:00Z');
const SHA = '8f2c1e0d8f2c1e0d8f2c1e0d8f2c1e0d8f2c1e0d';

const repository = {
  full_name: 'acme/orders',
  html_url: 'https://git.acme.test/acme/orders',
};

function read(
  name: string,
  payload: JsonObject | string,
  headers: Record<string, string> = {},
) {
  return readGithub({
    headers: {
      'content-type': 'application/json',
      'x-github-event': name,
      'x-github-delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958',
      ...headers,
    },
    body: Buffer.from(
      typeof payload === 'string' ? payload : JSON.stringify(payload),
    ),
    at: AT,
  });
}

const reasonOf = (...args: Parameters<typeof read>) => {
  const { events, unreadable } = read(...args);
  expect(events).toEqual([]);
  return unreadable[0].reason;
};

const pullRequest = {
  number: 7,
  created_at: '2026-03-01T08:00:00Z',
  updated_at: '2026-03-02T09:00:00Z',
  closed_at: null,
};
const change = 'change:git.acme.test/acme/orders#7';
const run = 'pipelinerun:git.acme.test/acme/orders/actions/runs/30433642';
const deployment = 'deployment:git.acme.test/acme/orders/deployments/145988746';
const commit = `commit:git.acme.test/acme/orders@${SHA}`;

describe('readGithub', () => {
  // Fields as in https://docs.github.com/en/webhooks/webhook-events-and-payloads
  it.each<[string, string, JsonObject, string, string]>([
    [
      'opened',
      'pull_request',
      { action: 'opened', number: 7, pull_request: pullRequest },
      change,
      '2026-03-01T08:00:00.000Z',
    ],
    [
      'pushed to',
      'pull_request',
      { action: 'synchronize', number: 7, pull_request: pullRequest },
      change,
      '2026-03-02T09:00:00.000Z',
    ],
    [
      'closed',
      'pull_request',
      {
        action: 'closed',
        pull_request: {
          ...pullRequest,
          merged: true,
          closed_at: '2026-03-02T08:59:58Z',
        },
      },
      change,
      '2026-03-02T08:59:58.000Z',
    ],
    [
      'submitted',
      'pull_request_review',
      {
        action: 'submitted',
        pull_request: pullRequest,
        review: { state: 'approved', submitted_at: '2026-03-02T07:30:00Z' },
      },
      change,
      '2026-03-02T07:30:00.000Z',
    ],
    [
      'dismissed',
      'pull_request_review',
      {
        action: 'dismissed',
        pull_request: pullRequest,
        review: { state: 'dismissed', submitted_at: '2026-03-02T07:30:00Z' },
      },
      change,
      '2026-03-02T09:00:00.000Z',
    ],
    [
      'of a commit that is older',
      'push',
      {
        ref: 'refs/heads/main',
        after: SHA,
        // 1772445600 s = 2026-03-02T10:00:00Z
        repository: { ...repository, pushed_at: 1_772_445_600 },
        head_commit: { id: SHA, timestamp: '2026-02-01T00:00:00+01:00' },
      },
      `push:git.acme.test/acme/orders@${SHA}`,
      '2026-03-02T10:00:00.000Z',
    ],
    [
      'completed',
      'check_suite',
      {
        action: 'completed',
        check_suite: { head_sha: SHA, updated_at: '2026-03-02T10:10:00Z' },
      },
      commit,
      '2026-03-02T10:10:00.000Z',
    ],
    [
      'created',
      'check_run',
      {
        action: 'created',
        check_run: {
          head_sha: SHA,
          started_at: '2026-03-02T10:01:00Z',
          completed_at: null,
        },
      },
      commit,
      '2026-03-02T10:01:00.000Z',
    ],
    [
      'completed',
      'workflow_run',
      {
        action: 'completed',
        workflow_run: { id: 30433642, updated_at: '2026-03-02T10:12:00Z' },
      },
      run,
      '2026-03-02T10:12:00.000Z',
    ],
    [
      'queued',
      'workflow_job',
      {
        action: 'queued',
        workflow_job: { run_id: 30433642, created_at: '2026-03-02T10:00:30Z' },
      },
      run,
      '2026-03-02T10:00:30.000Z',
    ],
    [
      'queued, and does not say when',
      'workflow_job',
      {
        action: 'queued',
        workflow_job: { run_id: 30433642, started_at: null },
      },
      run,
      AT.toISOString(),
    ],
    [
      'completed',
      'workflow_job',
      {
        action: 'completed',
        workflow_job: {
          run_id: 30433642,
          created_at: '2026-03-02T10:00:30Z',
          started_at: '2026-03-02T10:01:30Z',
          completed_at: '2026-03-02T10:11:30Z',
        },
      },
      run,
      '2026-03-02T10:11:30.000Z',
    ],
    [
      'created',
      'deployment',
      {
        action: 'created',
        deployment: { id: 145988746, created_at: '2026-03-02T11:00:00Z' },
      },
      deployment,
      '2026-03-02T11:00:00.000Z',
    ],
    [
      'created',
      'deployment_status',
      {
        action: 'created',
        deployment: { id: 145988746, created_at: '2026-03-02T11:00:00Z' },
        deployment_status: {
          state: 'success',
          created_at: '2026-03-02T11:04:00Z',
        },
      },
      deployment,
      '2026-03-02T11:04:00.000Z',
    ],
    [
      'opened',
      'issues',
      { action: 'opened', issue: { ...pullRequest, number: 9 } },
      'issue:git.acme.test/acme/orders#9',
      '2026-03-01T08:00:00.000Z',
    ],
  ])(
    'says of what was %s, %s, what and when it is',
    (_, name, payload, subject, time) => {
      const whole = { repository, sender: { login: 'ada' }, ...payload };

      expect(read(name, whole)).toEqual({
        events: [
          {
            source: 'github',
            eventId: '72d3162e-cc78-11e3-81ab-4c9367dc0958',
            type: `github.${name}`,
            subject,
            occurredAt: new Date(time),
            payload: JSON.stringify(whole),
          },
        ],
        unreadable: [],
      });
    },
  );

  it.each<[string, JsonObject, string, string, string]>([
    [
      'push',
      {
        ref: 'refs/heads/rounding',
        after: '0'.repeat(40),
        repository: { ...repository, pushed_at: 1_772_445_600 },
      },
      'ref:git.acme.test/acme/orders@refs/heads/rounding',
      '2026-03-02T10:00:00.000Z',
      'That a branch or a tag is gone tells nothing of commits',
    ],
    [
      'release',
      {
        action: 'published',
        repository,
        release: {
          tag_name: 'v1.4.0',
          created_at: '2026-03-02T10:30:00Z',
          published_at: '2026-03-02T10:45:00Z',
        },
      },
      'release:git.acme.test/acme/orders@v1.4.0',
      '2026-03-02T10:45:00.000Z',
      'A release of GitHub does not say which commit it is of; tags that are read from git do',
    ],
  ])(
    'keeps a %s that tells of no commit, and says why',
    (name, payload, subject, time, ignored) => {
      expect(read(name, payload).events).toEqual([
        expect.objectContaining({
          subject,
          occurredAt: new Date(time),
          ignored,
        }),
      ]);
    },
  );

  it('keeps events that tell nothing of delivery, and says why', () => {
    const { events } = read('star', { action: 'created', repository });

    expect(events).toEqual([
      expect.objectContaining({
        type: 'github.star',
        occurredAt: AT,
        ignored: expect.stringContaining(
          "Events 'star' of GitHub tell nothing of delivery; used are pull_request, ",
        ),
      }),
    ]);
  });

  it('reads payloads of webhooks that send forms', () => {
    const json = JSON.stringify({
      action: 'opened',
      repository,
      pull_request: pullRequest,
    });

    const { events } = read(
      'pull_request',
      new URLSearchParams({ payload: json }).toString(),
      { 'content-type': 'application/x-www-form-urlencoded' },
    );

    expect(events).toMatchObject([{ subject: change, payload: json }]);
  });

  it.each<[string, JsonObject | string, Record<string, string>, string]>([
    ['is truncated', '{"action":"op', {}, 'The body is not JSON: '],
    ['is empty', '', {}, 'The body is empty; it must be JSON'],
    ['is a list', '[]', {}, 'The body must be a JSON object'],
    [
      'lacks the name of its event',
      {},
      { 'x-github-event': '' },
      'The header X-GitHub-Event is missing',
    ],
    [
      'lacks its id',
      {},
      { 'x-github-delivery': '' },
      'The header X-GitHub-Delivery is missing',
    ],
    [
      'has an id that is too long',
      { action: 'opened', repository, pull_request: pullRequest },
      { 'x-github-delivery': 'x'.repeat(501) },
      'Of the event, its eventId has 501 bytes; 500 are the most',
    ],
    [
      'lacks fields',
      { action: 'opened', repository },
      {},
      "The payload of 'pull_request' is wrong: pull_request: ",
    ],
    [
      'has a time that is none',
      {
        action: 'opened',
        repository,
        pull_request: { ...pullRequest, created_at: 'yesterday' },
      },
      {},
      "The payload of 'pull_request' is wrong: pull_request.created_at: ",
    ],
    [
      'is of 1970',
      {
        action: 'opened',
        repository,
        pull_request: { ...pullRequest, created_at: '1970-01-01T00:00:00Z' },
      },
      {},
      "The time of 'pull_request' is 1970-01-01T00:00:00.000Z, before 2005; ",
    ],
    [
      'is of the future',
      {
        action: 'opened',
        repository,
        pull_request: { ...pullRequest, created_at: '2026-03-03T13:00:01Z' },
      },
      {},
      "The time of 'pull_request' is 2026-03-03T13:00:01.000Z, more than an hour ahead; ",
    ],
  ])('says what is wrong when a payload %s', (_, payload, headers, reason) => {
    expect(reasonOf('pull_request', payload, headers)).toContain(reason);
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.json(), fc.string({ unit: 'binary' })),
        fc.constantFrom('pull_request', 'push', 'star', '', '__proto__'),
        (body, name) => {
          const { events, unreadable } = read(name, body);
          expect(events.length + unreadable.length).toBe(1);
        },
      ),
    );
  });
});
