import { JsonObject } from '@backstage/types';
import { GitChange } from '../../git';
import { NewEvent } from '../../log';
import {
  LINK_CORRECTION_TYPE,
  toGitChangeEvent,
  toGitReleaseEvent,
} from '../../projections';
import { CatalogContents, Snapshot } from '../../directory';

/** A monorepo of two components. */
export const SHOP = 'github.com/acme/shop';
export const ORDERS = 'component:default/orders';
export const PRICES = 'component:default/prices';
const PORTAL = 'https://portal.acme.test';
const PAGER = '/pager';
export const INCIDENT = `incident:${PAGER} 77`;

/** Commits of the branch, in order, and the head of the first pull request. */
export const [A, B, C, D] = ['a1', 'b2', 'c3', 'd4'].map(it => it.repeat(20));
export const HEAD = 'e5'.repeat(20);

/** Milliseconds of a time of 2026-03-02. */
export const at = (clock: string) => Date.parse(`2026-03-02T${clock}:00Z`);
const iso = (clock: string) => `2026-03-02T${clock}:00Z`;

export const CATALOG: CatalogContents = {
  components: [
    {
      component: ORDERS,
      title: 'Orders',
      owner: 'group:default/buyers',
      repository: SHOP,
      path: 'services/orders',
      services: [ORDERS, 'orders'],
    },
    {
      component: PRICES,
      title: 'Prices',
      owner: 'group:default/pricing',
      repository: SHOP,
      path: 'services/prices',
      services: [PRICES, 'prices'],
    },
  ],
  groups: new Map([
    ['group:default/buyers', ['group:default/buyers']],
    ['group:default/pricing', ['group:default/pricing']],
  ]),
  groupsOfPeople: new Map([['user:default/ada', ['group:default/buyers']]]),
};

/** Who owns what since when there is anything. */
export const snapshotOf = (contents: CatalogContents = CATALOG) =>
  new Snapshot(
    contents,
    new Map(
      contents.components.map(({ component, owner }) => [
        component,
        [{ since: 0, ...(owner && { team: owner }) }],
      ]),
    ),
  );

const event = (
  source: string,
  type: string,
  subject: string,
  clock: string,
  payload: JsonObject,
): NewEvent => ({
  source,
  eventId: `${type} ${subject} ${clock}`,
  type,
  subject,
  occurredAt: new Date(at(clock)),
  payload: JSON.stringify(payload),
});

const repository = {
  full_name: 'acme/shop',
  html_url: 'https://github.com/acme/shop',
};

const person = { name: 'Ada', email: 'ada@acme.test' };
const commit = (
  sha: string,
  parents: string[],
  authored: string,
  committed: string,
) => ({
  sha,
  parents,
  author: person,
  committer: person,
  authoredAt: at(authored),
  committedAt: at(committed),
  message: 'x',
  isMessageCut: false,
});

const gitChange = (over: Partial<GitChange> & Pick<GitChange, 'commit'>) =>
  toGitChangeEvent(
    {
      kind: 'squash',
      brought: [],
      title: 'A change',
      files: [{ path: 'services/orders/a.ts', added: 10, removed: 5 }],
      isCut: false,
      ...over,
    },
    { repository: SHOP },
  );

/** What git tells: 1 touches orders, 2 prices, 3 orders, and the first both. */
export const GIT = [
  gitChange({
    kind: 'direct',
    commit: commit(A, [], '06:00', '06:00'),
    files: [
      { path: 'services/orders/a.ts', added: 1, removed: 0 },
      { path: 'services/prices/a.ts', added: 1, removed: 0 },
    ],
  }),
  gitChange({
    kind: 'merge',
    number: 1,
    commit: commit(B, [A, HEAD], '11:00', '11:00'),
    brought: [commit(HEAD, [A], '07:00', '07:00')],
  }),
  gitChange({
    number: 2,
    commit: commit(C, [B], '13:30', '14:00'),
    files: [{ path: 'services/prices/b.ts', added: 3, removed: 0 }],
  }),
  gitChange({ number: 3, commit: commit(D, [C], '14:30', '15:00') }),
];

const CHANGE = `change:${SHOP}#1`;
const ada = { id: 1, login: 'ada', type: 'User' };
const grace = { id: 2, login: 'grace', type: 'User' };
const pullRequest = (clock: string, over: JsonObject = {}) => ({
  number: 1,
  title: 'Round prices',
  draft: false,
  user: ada,
  head: { ref: 'rounding', sha: HEAD },
  labels: [],
  created_at: iso('08:00'),
  updated_at: iso(clock),
  closed_at: null,
  merged_at: null,
  merge_commit_sha: null,
  additions: 10,
  deletions: 5,
  changed_files: 1,
  ...over,
});

/** The first pull request: opened at 8, approved at 9:30, merged at 11. */
export const PULL_REQUEST = [
  event('github', 'github.pull_request', CHANGE, '08:00', {
    action: 'opened',
    repository,
    pull_request: pullRequest('08:00'),
  }),
  event('github', 'github.pull_request_review', CHANGE, '09:30', {
    action: 'submitted',
    repository,
    pull_request: pullRequest('09:30'),
    review: {
      id: 1,
      state: 'approved',
      submitted_at: iso('09:30'),
      user: grace,
    },
  }),
  event('github', 'github.pull_request', CHANGE, '11:00', {
    action: 'closed',
    repository,
    pull_request: pullRequest('11:00', {
      closed_at: iso('11:00'),
      merged_at: iso('11:00'),
      merge_commit_sha: B,
    }),
  }),
  // Its checks: queued at 8:01, begun at 8:02, over at 8:10
  ...['08:02', '08:10'].map(clock =>
    event(
      'github',
      'github.workflow_run',
      `pipelinerun:${SHOP}/actions/runs/9`,
      clock,
      {
        repository,
        workflow_run: {
          id: 9,
          name: 'CI',
          head_sha: HEAD,
          created_at: iso('08:01'),
          run_started_at: iso('08:02'),
          updated_at: iso(clock),
          ...(clock === '08:02'
            ? { status: 'in_progress' }
            : { status: 'completed', conclusion: 'success' }),
        },
      },
    ),
  ),
];

const deployed = (
  service: string,
  clock: string,
  version: string,
  { kind = 'deployed', by }: { kind?: string; by?: string } = {},
) =>
  event(
    PORTAL,
    `dev.cdevents.service.${kind}`,
    `service:${PORTAL} ${service}`,
    clock,
    {
      context: { id: `${service} ${clock}`, source: PORTAL },
      subject: {
        id: service,
        source: PORTAL,
        content: { environment: { id: 'env-1', source: PORTAL } },
      },
      customData: {
        environment: { stage: 'production' },
        deployment: {
          id: `${service}@${clock}`,
          version,
          ...(by && { requestedBy: by }),
        },
      },
    },
  );

/** The id of a deployment of the portal. */
export const deploymentId = (service: string, clock: string) =>
  `deployment:${PORTAL} ${service}@${clock}`;

/** Orders go back after an hour, and forward again with the last release. */
export const DEPLOYED = [
  deployed(ORDERS, '10:00', A, { by: 'user:default/ada' }),
  deployed(ORDERS, '12:00', B),
  deployed(ORDERS, '13:00', A, { kind: 'rolledback' }),
  deployed(ORDERS, '16:00', D),
  deployed(PRICES, '10:00', A, { by: 'user:default/ada' }),
  deployed(PRICES, '16:00', D),
];

const incident = (predicate: string, clock: string) =>
  event(PAGER, `dev.cdevents.incident.${predicate}`, INCIDENT, clock, {
    context: { source: PAGER },
    subject: {
      id: '77',
      content: {
        description: 'Orders fail',
        environment: { id: 'production' },
        service: { id: 'orders' },
      },
    },
  });

/** Detected at 12:30, over at 13:10; somebody says that it was the release. */
export const HURT = [
  incident('detected', '12:30'),
  incident('resolved', '13:10'),
  event('portal', LINK_CORRECTION_TYPE, `link:incident:${INCIDENT}`, '14:00', {
    id: 'said',
    kind: 'is',
    from: { kind: 'incident', id: INCIDENT },
    to: { kind: 'deployment', id: deploymentId(ORDERS, '12:00') },
    reason: 'The logs say so',
  }),
];

const ENVIRONMENT = `environment:${PORTAL} env-9`;
const environment = (type: string, clock: string) =>
  event(PORTAL, type, ENVIRONMENT, clock, {
    context: { id: clock, source: PORTAL },
    subject: { id: 'env-9', source: PORTAL, content: { name: 'try' } },
    customData: { environment: { component: ORDERS } },
  });

/** Asked for at 8, there at 8:04. */
export const ASKED = [
  environment('dev.cdeventsx.groundwork-environment.requested', '08:00'),
  environment('dev.cdevents.environment.created', '08:04'),
];

/** All that happens. */
export const DAY = [...GIT, ...PULL_REQUEST, ...DEPLOYED, ...HURT, ...ASKED];

/** Tags of the same commits, which stand for deployments where there are none. */
export const TAGS = [
  { name: 'v1', sha: A, clock: '10:00' },
  { name: 'v2', sha: D, clock: '16:00' },
].map(({ name, sha, clock }) =>
  toGitReleaseEvent(
    { name, sha, releasedAt: at(clock), kind: 'tag' },
    { repository: SHOP },
  ),
);

/** A push of these commits on top of what was there before. */
export const push = (clock: string, before: string, ...commits: string[]) =>
  event('github', 'github.push', `push:${SHOP}@${commits.at(-1)}`, clock, {
    ref: 'refs/heads/main',
    repository,
    before,
    after: commits.at(-1)!,
    created: false,
    forced: false,
    commits: commits.map(id => ({ id, timestamp: iso(clock) })),
  });
