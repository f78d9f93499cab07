import { MINUTE } from './calendar.mjs';
import {
  commitMessage,
  directMessage,
  mergeMessage,
  squashMessage,
  tagMessage,
} from './messages.mjs';
import { GITHUB } from './people.mjs';
import { changedPaths } from './rewind.mjs';

/** A tree with the files that differ between two others taken from the later. */
function overlay(tree, before, after) {
  const result = new Map(tree);
  for (const path of changedPaths(before, after)) {
    if (after.has(path)) result.set(path, after.get(path));
    else result.delete(path);
  }
  return result;
}

function finalTree({ commits }) {
  return commits[commits.length - 1].after;
}

function touchedPaths(change) {
  return changedPaths(change.base, finalTree(change));
}

/**
 * Where a branch left the main line: as early as its first commit was written,
 * but after the last change to a file that it touches, since a branch that was
 * merged without conflicts must have been brought up to date with that.
 */
function forkPoint(mainline, change) {
  const touched = new Set(touchedPaths(change));
  const { authoredAt } = change.commits[0];
  for (let index = mainline.length - 1; index > 0; index--) {
    const { at, paths } = mainline[index];
    const conflicts = paths.some(path => touched.has(path));
    if (conflicts || at <= authoredAt) return mainline[index];
  }
  return mainline[0];
}

/** Committer times: after the fork, before the merge, never going back. */
function committedTimes(change, fork, until) {
  const { commits } = change;
  const room = until - fork.at;
  let last = fork.at;
  return commits.map(({ authoredAt }, index) => {
    const latest = until - (room * (commits.length - index)) / 1e3;
    const earliest = last + Math.min(MINUTE, room / 1e3);
    const time = Math.min(Math.max(authoredAt, earliest), latest);
    last = Math.floor(time / 1000) * 1000;
    return last;
  });
}

/** Writes a scheduled history through a fast-import. */
export class HistoryWriter {
  #importer;
  #service;
  #mainline = [];
  #written = new Map();
  #unreleased = [];

  constructor(importer, service) {
    this.#importer = importer;
    this.#service = service;
  }

  get #head() {
    return this.#mainline[this.#mainline.length - 1];
  }

  #advance(change, commit, at) {
    const paths = touchedPaths(change);
    this.#mainline.push({ commit, at, paths });
  }

  async #targetOf(change) {
    if (change.kind !== 'revert') return undefined;
    const { commit, number } = this.#written.get(change.reverts);
    return { id: await this.#importer.idOf(commit), number };
  }

  #direct(change) {
    let commit = this.#head?.commit;
    for (const [index, planned] of change.commits.entries()) {
      const at = change.mergedAt + index * MINUTE;
      const who = planned.author;
      const { zone } = who;
      commit = this.#importer.commit({
        author: { who, at },
        committer: { who, at, zone },
        message: directMessage(change, planned),
        parents: commit ? [commit] : [],
        tree: planned.after,
      });
    }
    return commit;
  }

  async #squash(change) {
    const { commits, merger, mergedAt: at } = change;
    const [{ author, authoredAt }] = commits;
    const target = await this.#targetOf(change);
    return this.#importer.commit({
      author: { who: author, at: authoredAt },
      committer: { who: GITHUB, at, zone: merger.zone },
      message: squashMessage(change, this.#service, target),
      parents: [this.#head.commit],
      tree: finalTree(change),
    });
  }

  #branch(change, fork, until) {
    const times = committedTimes(change, fork, until);
    let { commit } = fork;
    let before = change.base;
    for (const [index, planned] of change.commits.entries()) {
      const { author: who, authoredAt } = planned;
      commit = this.#importer.commit({
        author: { who, at: Math.min(authoredAt, times[index]) },
        committer: { who, at: times[index], zone: who.zone },
        message: commitMessage(planned),
        parents: [commit],
        tree: overlay(commit.tree, before, planned.after),
      });
      before = planned.after;
    }
    return commit;
  }

  #merge(change) {
    const { merger, mergedAt: at } = change;
    const fork = forkPoint(this.#mainline, change);
    const tip = this.#branch(change, fork, at);
    return this.#importer.commit({
      author: { who: merger, at },
      committer: { who: GITHUB, at, zone: merger.zone },
      message: mergeMessage(change),
      parents: [this.#head.commit, tip],
      tree: finalTree(change),
    });
  }

  async #land(change) {
    if (change.land === 'direct') return this.#direct(change);
    if (change.land === 'squash') return this.#squash(change);
    return this.#merge(change);
  }

  #release({ version, merger, mergedAt }, commit) {
    const titles = this.#unreleased.splice(0);
    this.#importer.tag({
      name: `v${version}`,
      commit,
      tagger: { who: merger, at: mergedAt + 4 * MINUTE },
      message: tagMessage(this.#service, version, titles),
    });
  }

  /** A change on the main line, by whatever way it landed. */
  async merged(change) {
    const commit = await this.#land(change);
    this.#advance(change, commit, change.mergedAt);
    if (change.key) {
      this.#written.set(change.key, { commit, number: change.number });
    }
    if (change.kind === 'release') this.#release(change, commit);
    else this.#unreleased.push(change.title);
  }

  /** A branch that nobody has merged: the first fork on which it applies. */
  open(change) {
    const { authoredAt } = change.commits[0];
    const since = this.#mainline.filter(({ at }) => at > authoredAt);
    const first = Math.max(this.#mainline.length - since.length - 1, 0);
    const [fork, built] = this.#firstThatFits(change, first);
    const last = change.commits[change.commits.length - 1];
    const until = Math.max(last.authoredAt, fork.at) + 10 * MINUTE;
    const tip = this.#branch(built, fork, until);
    this.#importer.branch(change.branch, tip);
  }

  #firstThatFits(change, first) {
    let reason;
    for (const fork of this.#mainline.slice(first)) {
      try {
        return [fork, buildOn(fork.commit.tree, change)];
      } catch (error) {
        reason = error;
      }
    }
    throw new Error(`the open change '${change.title}' fits nowhere`, {
      cause: reason,
    });
  }

  finish() {
    this.#importer.branch('main', this.#head.commit);
  }
}

function buildOn(base, change) {
  let tree = base;
  const commits = change.commits.map(commit => {
    for (const { redo } of commit.edits) tree = redo(tree);
    return { ...commit, after: tree };
  });
  return { ...change, base, commits };
}
