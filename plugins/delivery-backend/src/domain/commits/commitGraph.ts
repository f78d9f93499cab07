import type { CommitNode } from './commitRange';

/** Commits by where they stand, none before its children. */
export interface CommitGraph {
  shas: readonly string[];
  indexes: ReadonlyMap<string, number>;
  /** The parents of each that are known. */
  parents: ReadonlyArray<readonly number[]>;
  /** Whether some of what each follows is not known. */
  isCut: readonly boolean[];
}

/**
 * Puts commits in order, whatever order they come in. Those that are in order
 * stay as they are. What is told of a commit twice is put together. Commits that
 * follow themselves cannot be: what all of such a circle follow is not known.
 */
export function commitGraphOf(nodes: Iterable<CommitNode>): CommitGraph {
  const told = parentsBySha(nodes);
  const shas = [...told.keys()];
  const graph = graphOf(shas, told, new Set());
  if (isInOrder(graph)) {
    return graph;
  }
  const inCircles = circlesOf(graph);
  const open = inCircles.size > 0 ? graphOf(shas, told, inCircles) : graph;
  const order = peel(open.parents, childrenOf(open.parents));
  return graphOf(
    order.map(index => shas[index]),
    told,
    inCircles,
  );
}

function parentsBySha(nodes: Iterable<CommitNode>): Map<string, Set<string>> {
  const parents = new Map<string, Set<string>>();
  for (const node of nodes) {
    const known = parents.get(node.sha) ?? new Set();
    node.parents.forEach(it => known.add(it));
    parents.set(node.sha, known);
  }
  return parents;
}

function graphOf(
  shas: readonly string[],
  told: ReadonlyMap<string, ReadonlySet<string>>,
  parentless: ReadonlySet<string>,
): CommitGraph {
  const indexes = new Map(shas.map((sha, index) => [sha, index]));
  const parents: number[][] = [];
  const isCut: boolean[] = [];
  for (const sha of shas) {
    const all = parentless.has(sha) ? [] : [...(told.get(sha) ?? [])];
    const known = all.flatMap(it => indexes.get(it) ?? []);
    parents.push(known);
    isCut.push(parentless.has(sha) || known.length < all.length);
  }
  return { shas, indexes, parents, isCut };
}

function isInOrder({ parents }: CommitGraph): boolean {
  return parents.every((own, index) => own.every(it => it > index));
}

/** What is left when all is peeled off that nothing, or nobody, leads round to. */
function circlesOf({ shas, parents }: CommitGraph): Set<string> {
  const children = childrenOf(parents);
  const free = new Set([
    ...peel(parents, children),
    ...peel(children, parents),
  ]);
  return new Set(shas.filter((_, index) => !free.has(index)));
}

/** Takes away, again and again, those to which nothing leads that is left. */
function peel(
  leadsTo: ReadonlyArray<readonly number[]>,
  comesFrom: ReadonlyArray<readonly number[]>,
): number[] {
  const left = comesFrom.map(({ length }) => length);
  const peeled = [...left.keys()].filter(index => left[index] === 0);
  // What is added while it is gone through is gone through too
  for (const index of peeled) {
    for (const next of leadsTo[index]) {
      left[next]--;
      if (left[next] === 0) {
        peeled.push(next);
      }
    }
  }
  return peeled;
}

function childrenOf(parents: ReadonlyArray<readonly number[]>): number[][] {
  const children = parents.map((): number[] => []);
  parents.forEach((own, index) =>
    own.forEach(parent => children[parent].push(index)),
  );
  return children;
}
