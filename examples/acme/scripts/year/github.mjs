import { createHash } from 'node:crypto';

/** Told of by every payload, so that the product can say that it is demo data. */
export const DEMO = 'acme-demo';

const BOTS = {
  'dependabot[bot]': 49699333,
  [`${DEMO}[bot]`]: 900000001,
  'release-train[bot]': 900000002,
  'monitoring[bot]': 900000003,
};

export function iso(time) {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

/** An id of a commit or a tree that depends on nothing but its name. */
export function shaOf(name) {
  return createHash('sha1').update(name).digest('hex');
}

/** The account of a person of the catalog, or of a program. */
export function accountOf(handle) {
  if (BOTS[handle]) return { id: BOTS[handle], login: handle, type: 'Bot' };
  const digest = createHash('sha256').update(`account ${handle}`).digest();
  return {
    id: 800_000_000 + (digest.readUInt32LE(0) % 99_999_999),
    login: handle.replaceAll('.', '-'),
    type: 'User',
  };
}

function addressOf(handle) {
  return BOTS[handle]
    ? `${BOTS[handle]}+${handle}@users.noreply.github.com`
    : `${handle}@acme.test`;
}

function personOf(handle) {
  const { login } = accountOf(handle);
  return { name: login, email: addressOf(handle), username: login };
}

function repositoryOf(component) {
  const { id } = accountOf(`repository ${component}`);
  return {
    id,
    name: component,
    full_name: `acme/${component}`,
    html_url: `https://git.acme.test/acme/${component}`,
    default_branch: 'main',
    private: true,
  };
}

function payloadOf(component, content) {
  return {
    ...content,
    repository: repositoryOf(component),
    organization: { id: 900000000, login: DEMO },
    sender: accountOf(`${DEMO}[bot]`),
  };
}

/** What stands below a description or a message: nothing else may follow it. */
export function withTrailer(text, trailer) {
  return trailer === undefined ? text : `${text}\n\n${trailer}`;
}

/** A change as it is now. */
export function pullRequest(action, change, at) {
  const { component, size } = change;
  const isOver = change.mergedAt !== undefined || change.closedAt !== undefined;
  return payloadOf(component, {
    action,
    number: change.number,
    pull_request: {
      ...pullRequestOf(change, at),
      merged: change.mergedAt !== undefined,
      state: isOver ? 'closed' : 'open',
      additions: size.added,
      deletions: size.removed,
      changed_files: size.files,
      commits: change.pushed.length,
    },
  });
}

function pullRequestOf(change, at) {
  const { component, number } = change;
  const timeOf = time => (time === undefined ? null : iso(time));
  return {
    id: number,
    number,
    html_url: `https://git.acme.test/acme/${component}/pull/${number}`,
    title: change.title,
    body: withTrailer(change.body, change.trailer),
    draft: change.isDraft,
    user: accountOf(change.author),
    head: { ref: change.branch, sha: change.head },
    base: { ref: 'main', sha: change.base },
    labels: change.labels.map(name => ({ name })),
    created_at: iso(change.openedAt),
    updated_at: iso(at),
    closed_at: timeOf(change.mergedAt ?? change.closedAt),
    merged_at: timeOf(change.mergedAt),
    merge_commit_sha: change.mergeSha ?? null,
  };
}

/** @param {{ id: number, reviewer: string, state: string }} review */
export function pullRequestReview(change, { id, reviewer, state }, at) {
  return payloadOf(change.component, {
    action: 'submitted',
    pull_request: pullRequestOf(change, at),
    review: {
      id,
      user: accountOf(reviewer),
      state,
      submitted_at: iso(at),
      commit_id: change.head,
    },
  });
}

/**
 * @param {{ component: string, ref: string, before: string, commits: object[], pusher: string, at: number }} of
 *   commits, oldest first
 */
export function push({ component, ref, before, commits, pusher, at }) {
  const payload = payloadOf(component, {
    ref,
    before,
    after: commits[commits.length - 1].sha,
    created: /^0+$/.test(before),
    deleted: false,
    forced: false,
    commits: commits.map(it => commitOf(component, it)),
    head_commit: commitOf(component, commits[commits.length - 1]),
    pusher: { name: accountOf(pusher).login },
  });
  return {
    ...payload,
    repository: { ...payload.repository, pushed_at: at / 1000 },
  };
}

function commitOf(component, { sha, tree, message, author, at, paths }) {
  return {
    id: sha,
    tree_id: tree,
    distinct: true,
    message,
    timestamp: iso(at),
    url: `https://git.acme.test/acme/${component}/commit/${sha}`,
    author: personOf(author),
    committer: {
      name: 'GitHub',
      email: 'noreply@github.com',
      username: 'web-flow',
    },
    added: [],
    removed: [],
    modified: paths,
  };
}

/** @param {'in_progress' | 'completed'} status */
export function workflowRun(run, status, at) {
  return payloadOf(run.component, {
    action: status,
    workflow_run: {
      id: run.id,
      name: run.name,
      path: `.github/workflows/${run.name}.yml`,
      event: 'pull_request',
      head_branch: run.branch,
      head_sha: run.sha,
      head_commit: { id: run.sha, tree_id: run.tree },
      run_attempt: run.attempt,
      status,
      conclusion: status === 'completed' ? run.conclusion : null,
      created_at: iso(run.createdAt),
      run_started_at: iso(run.askedAt),
      updated_at: iso(at),
    },
  });
}

function deploymentOf(it) {
  return {
    id: it.id,
    sha: it.sha,
    ref: 'main',
    task: 'deploy',
    environment: 'production',
    production_environment: true,
    transient_environment: false,
    created_at: iso(it.createdAt),
    updated_at: iso(it.createdAt),
    creator: accountOf(it.creator),
  };
}

export function deployment(it) {
  return payloadOf(it.component, {
    action: 'created',
    deployment: deploymentOf(it),
  });
}

/** @param {{ id: number, state: string }} status */
export function deploymentStatus(it, { id, state }, at) {
  return payloadOf(it.component, {
    action: 'created',
    deployment: deploymentOf(it),
    deployment_status: {
      id,
      state,
      environment: 'production',
      created_at: iso(at),
      updated_at: iso(at),
      creator: accountOf(it.creator),
    },
  });
}

export function issue(action, it, at) {
  return payloadOf(it.component, {
    action,
    issue: {
      id: it.number,
      number: it.number,
      html_url: `https://git.acme.test/acme/${it.component}/issues/${it.number}`,
      title: it.title,
      body: it.body,
      state: action === 'closed' ? 'closed' : 'open',
      user: accountOf('monitoring[bot]'),
      labels: [{ name: 'incident' }],
      created_at: iso(it.detectedAt),
      updated_at: iso(at),
      closed_at: action === 'closed' ? iso(at) : null,
    },
  });
}
