import { inverse, section, text } from './edits.mjs';

/** One commit of a branch. */
export function commit(subject, ...edits) {
  return { subject, edits };
}

function toCommits(title, parts) {
  if (parts.every(part => part.isEdit)) return [commit(title, ...parts)];
  if (parts.some(part => part.isEdit)) {
    throw new Error(`'${title}' mixes edits and commits`);
  }
  return parts;
}

/**
 * A change that was reviewed and merged.
 *
 * Options: `key` to revert it by, `branch`, `by` (a person), `why` (the body
 * of its message), `land` (`merge`, `squash` or `direct`), `ai` (a tool, or
 * `false` for none), `gap` (`soon` or `night` after the change before), and for
 * those that are still open `idleDays`, since when nothing happened.
 */
export function change(title, options, parts) {
  return {
    kind: 'change',
    title,
    ...options,
    commits: toCommits(title, parts),
  };
}

/** A new version: the manifest, its section of the changelog, and a tag. */
export function release(version) {
  return { kind: 'release', version, gap: 'release', land: 'direct' };
}

/**
 * Takes an earlier change back. Only replaced text can be put back. With
 * `mention: 'number'` the message names the pull request and no commit.
 */
export function revert(key, options) {
  return { kind: 'revert', reverts: key, gap: 'soon', ...options };
}

/** A robot raises the version of an action in the workflow. */
export function bump(action, from, to) {
  const path = '.github/workflows/ci.yml';
  const title = `Bump ${action} from ${from} to ${to}`;
  return {
    kind: 'bump',
    title,
    branch: `dependabot/github_actions/${action}-${to}`,
    land: 'squash',
    why: `Bumps ${action} from ${from} to ${to}.`,
    commits: [
      commit(title, text(path, `${action}@v${to}`, `${action}@v${from}`)),
    ],
  };
}

function releaseCommits({ version }, previous) {
  const edits = [
    text('package.json', `"version": "${version}"`, `"version": "${previous}"`),
    section('CHANGELOG.md', `## ${version}`),
  ];
  return [commit(`Release ${version}`, ...edits)];
}

function revertedEdits(target) {
  const edits = target.commits.flatMap(({ edits: own }) => own).reverse();
  if (edits.every(({ redo }) => redo)) return edits.map(inverse);
  throw new Error(
    `'${target.title}' cannot be reverted: it does more than replace text`,
  );
}

function revertOf(entry, target) {
  if (!target) {
    throw new Error(`a revert names '${entry.reverts}', which no change is`);
  }
  const again = target.kind === 'revert';
  const title = again
    ? target.title.replace(/^Revert/, 'Reapply')
    : `Revert "${target.title}"`;
  return {
    ...entry,
    title,
    commits: [commit(title, ...revertedEdits(target))],
  };
}

/** Dice and pull requests are found by title, so no two may be the same. */
function assertTitlesDiffer(changes) {
  const seen = new Set();
  for (const { title } of changes) {
    if (seen.has(title)) throw new Error(`two changes are called '${title}'`);
    seen.add(title);
  }
}

/** Completes a service's plan: releases and reverts depend on what was before. */
export function completePlan({ changes, open = [], ...plan }) {
  const byKey = new Map();
  let version = plan.firstVersion;
  const complete = changes.map(entry => {
    let done = entry;
    if (entry.kind === 'release') {
      const commits = releaseCommits(entry, version);
      done = { ...entry, title: `Release ${entry.version}`, commits };
      version = entry.version;
    }
    if (entry.kind === 'revert') {
      done = revertOf(entry, byKey.get(entry.reverts));
    }
    if (done.key) byKey.set(done.key, done);
    return done;
  });
  assertTitlesDiffer([...complete, ...open]);
  return { ...plan, changes: complete, open };
}
