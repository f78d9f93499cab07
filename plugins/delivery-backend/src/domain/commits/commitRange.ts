/**
 * The commits that are in `to` and not in `from`, newest first, as
 * `git rev-list from..to` gives them. Undefined where the history that it takes
 * to say so is not known.
 *
 * @see https://git-scm.com/docs/gitrevisions#_dotted_range_notations
 */
export type CommitRange = (
  from: string,
  to: string,
) => readonly string[] | undefined;

/** A commit and what it follows; a root commit has no parents. */
export interface CommitNode {
  sha: string;
  parents: readonly string[];
}

/**
 * Ranges of a history that is held in memory. Each looks only at what came since
 * the two went apart, so that it costs no more in a long history.
 *
 * @param newestFirst - Commits, none before its children, as
 *   `git log --topo-order` has them.
 */
export function commitRangeOf(newestFirst: Iterable<CommitNode>): CommitRange {
  const nodes = [...newestFirst];
  const indexes = new Map(nodes.map(({ sha }, index) => [sha, index]));
  return (from, to) => {
    const fromIndex = indexes.get(from);
    const toIndex = indexes.get(to);
    return fromIndex === undefined || toIndex === undefined
      ? undefined
      : walk(nodes, indexes, fromIndex, toIndex);
  };
}

/**
 * Goes from children to parents until nothing is left that only `to` leads to.
 * Since no commit comes before its children, all that lead to one are known when
 * it is its turn.
 */
function walk(
  nodes: readonly CommitNode[],
  indexes: ReadonlyMap<string, number>,
  fromIndex: number,
  toIndex: number,
): string[] | undefined {
  const inFrom = new Set([fromIndex]);
  const open = new Set(toIndex === fromIndex ? [] : [toIndex]);
  const found: string[] = [];
  for (let at = Math.min(fromIndex, toIndex); open.size > 0; at++) {
    const isInFrom = inFrom.has(at);
    if (isInFrom || open.delete(at)) {
      const { sha, parents } = nodes[at];
      if (!isInFrom) {
        found.push(sha);
      }
      for (const parent of parents) {
        const index = indexes.get(parent);
        if (index === undefined) {
          return undefined;
        }
        if (isInFrom) {
          inFrom.add(index);
          open.delete(index);
        } else if (!inFrom.has(index)) {
          open.add(index);
        }
      }
    }
  }
  return found;
}
