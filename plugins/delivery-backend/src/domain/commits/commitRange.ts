import { CommitGraph, commitGraphOf } from './commitGraph';

/** Says what is in what, as far as history is known. */
export interface CommitRange {
  /**
   * The commits that are in `to` and not in `from`, newest first, as
   * `git rev-list from..to` gives them. Undefined where the history that it takes
   * to say so is not known.
   *
   * @see https://git-scm.com/docs/gitrevisions#_dotted_range_notations
   */
  (from: string, to: string): readonly string[] | undefined;
  /**
   * Whether a commit is another one, or is in it. To be asked of many commits and
   * few others: of each of those it goes through history once.
   */
  isIn: (sha: string, other: string) => boolean | undefined;
  /**
   * How many commits a commit is from where history begins, the longest way:
   * more than any that it contains. Undefined for one that is not known.
   */
  depthOf: (sha: string) => number | undefined;
}

/** A commit and what it follows; a root commit has no parents. */
export interface CommitNode {
  sha: string;
  parents: readonly string[];
}

const UNRELATED = 0;
const ANCESTOR = 1;
const DESCENDANT = 2;

/**
 * Ranges of a history that is held in memory. Each looks only at what came since
 * the two went apart, so that it costs no more in a long history.
 *
 * @param nodes - Commits in any order. As `git log --topo-order` has them they
 *   need not be sorted.
 */
export function commitRangeOf(nodes: Iterable<CommitNode>): CommitRange {
  const graph = commitGraphOf(nodes);
  const { indexes } = graph;
  const relations = new Map<number, Relations>();
  const relationsOf = (index: number) => {
    const known = relations.get(index) ?? findRelations(graph, index);
    relations.set(index, known);
    return known;
  };
  let depths: readonly number[] | undefined;
  const range = (from: string, to: string) => {
    const fromIndex = indexes.get(from);
    const toIndex = indexes.get(to);
    return fromIndex === undefined || toIndex === undefined
      ? undefined
      : walk(graph, fromIndex, toIndex);
  };
  return Object.assign(range, {
    isIn: (sha: string, other: string) => {
      const [index, otherIndex] = [indexes.get(sha), indexes.get(other)];
      if (index === undefined || otherIndex === undefined) {
        return undefined;
      }
      const { relation, isWhole } = relationsOf(otherIndex);
      return relation[index] === UNRELATED && !isWhole
        ? undefined
        : relation[index] === ANCESTOR;
    },
    depthOf: (sha: string) => {
      const index = indexes.get(sha);
      depths ??= depthsOf(graph);
      return index === undefined ? undefined : depths[index];
    },
  });
}

/** What each commit is to one, and whether all that is in that one is known. */
interface Relations {
  relation: Uint8Array;
  isWhole: boolean;
}

function findRelations({ parents, isCut }: CommitGraph, of: number): Relations {
  const relation = new Uint8Array(parents.length);
  relation[of] = ANCESTOR;
  let isWhole = true;
  for (let at = of; at < parents.length; at++) {
    if (relation[at] === ANCESTOR) {
      isWhole &&= !isCut[at];
      for (const parent of parents[at]) {
        relation[parent] = ANCESTOR;
      }
    }
  }
  for (let at = of - 1; at >= 0; at--) {
    if (parents[at].some(it => it === of || relation[it] === DESCENDANT)) {
      relation[at] = DESCENDANT;
    }
  }
  return { relation, isWhole };
}

function depthsOf({ parents }: CommitGraph): number[] {
  const depths = parents.map(() => 0);
  for (let at = parents.length - 1; at >= 0; at--) {
    for (const parent of parents[at]) {
      depths[at] = Math.max(depths[at], depths[parent] + 1);
    }
  }
  return depths;
}

/**
 * Goes from children to parents until nothing is left that only `to` leads to.
 * Since no commit comes before its children, all that lead to one are known when
 * it is its turn.
 */
function walk(
  { shas, parents, isCut }: CommitGraph,
  fromIndex: number,
  toIndex: number,
): string[] | undefined {
  const inFrom = new Set([fromIndex]);
  const open = new Set(toIndex === fromIndex ? [] : [toIndex]);
  const found: string[] = [];
  for (let at = Math.min(fromIndex, toIndex); open.size > 0; at++) {
    const isInFrom = inFrom.has(at);
    if (isInFrom || open.delete(at)) {
      if (isCut[at]) {
        return undefined;
      }
      if (!isInFrom) {
        found.push(shas[at]);
      }
      for (const parent of parents[at]) {
        if (isInFrom) {
          inFrom.add(parent);
          open.delete(parent);
        } else if (!inFrom.has(parent)) {
          open.add(parent);
        }
      }
    }
  }
  return found;
}
