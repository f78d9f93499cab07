import { EditError } from './edits.mjs';

function undoCommit(tree, change, { subject, edits }) {
  let earlier = tree;
  for (const edit of [...edits].reverse()) {
    try {
      earlier = edit.undo(earlier);
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
      throw new Error(
        `the plan does not fit the service: '${change.title}' (${subject}): ${error.message}`,
        { cause: error },
      );
    }
  }
  return earlier;
}

function isSame(tree, other) {
  if (tree.size !== other.size) return false;
  return [...tree].every(([path, { content, mode }]) => {
    const entry = other.get(path);
    return entry && entry.content === content && entry.mode === mode;
  });
}

/** Paths whose content or mode is not the same in both trees. */
export function changedPaths(before, after) {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter(path => {
    const [one, other] = [before.get(path), after.get(path)];
    return one?.content !== other?.content || one?.mode !== other?.mode;
  });
}

/**
 * Walks back from the tree as it is.
 *
 * @returns the changes, oldest first, each commit with the tree `after` it.
 *   Commits that changed nothing (an optional file that is not there) and
 *   changes without commits are left out.
 */
export function rewind(finalTree, changes) {
  const walked = [];
  let tree = finalTree;
  for (const change of [...changes].reverse()) {
    const commits = [];
    for (const commit of [...change.commits].reverse()) {
      const before = undoCommit(tree, change, commit);
      if (!isSame(before, tree)) commits.unshift({ ...commit, after: tree });
      tree = before;
    }
    if (commits.length > 0) walked.unshift({ ...change, commits, base: tree });
  }
  if (tree.size > 0) {
    const left = [...tree.keys()].join(', ');
    throw new Error(`no change of the plan adds ${left}`);
  }
  return walked;
}
