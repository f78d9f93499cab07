/** A group, as the catalog tells of it. */
export interface GroupNode {
  entityRef: string;
  title: string;
  /** Ref of the group that it is part of, whether or not the catalog has it. */
  parent?: string;
  /** `spec.type`, such as `team`. */
  type?: string;
}

/** Which groups are part of which. Of a group that is not in it, nothing is known. */
export interface GroupTree {
  /**
   * All groups, each before those that are part of it, and those of one group by
   * their titles.
   */
  readonly groups: readonly GroupNode[];
  /**
   * Groups that contain themselves: each one's parent comes after it, and that of the
   * last is the first. There the circle is cut, so that the first has no parent.
   */
  readonly cycles: ReadonlyArray<readonly string[]>;
  find(ref: string): GroupNode | undefined;
  /** The group right above, if there is one and it is in the tree. */
  parentOf(ref: string): string | undefined;
  /** Groups right below, in their order. */
  childrenOf(ref: string): readonly string[];
  /** Groups above, the highest first. */
  pathOf(ref: string): string[];
  /** All groups below, in their order. */
  descendantsOf(ref: string): string[];
}

/** Makes a tree of groups, which is the same whatever order they come in. */
export function groupTree(groups: readonly GroupNode[]): GroupTree {
  const sorted = [...groups].sort(byTitle);
  const nodes = new Map(sorted.map(it => [it.entityRef, it] as const));
  const parents = knownParents(nodes);
  const cycles = findCycles(parents);
  cycles.forEach(([first]) => parents.delete(first));

  const children = new Map<string, string[]>();
  for (const ref of nodes.keys()) {
    const parent = parents.get(ref);
    if (parent !== undefined) {
      const siblings = children.get(parent) ?? [];
      siblings.push(ref);
      children.set(parent, siblings);
    }
  }
  const childrenOf = (ref: string) => children.get(ref) ?? [];
  const below = (refs: readonly string[]) => walk(refs, childrenOf);
  const roots = [...nodes.keys()].filter(ref => !parents.has(ref));
  return {
    groups: below(roots).flatMap(ref => nodes.get(ref) ?? []),
    cycles,
    find: ref => nodes.get(ref),
    parentOf: ref => parents.get(ref),
    childrenOf,
    pathOf: ref => pathOf(ref, parents),
    descendantsOf: ref => below(childrenOf(ref)),
  };
}

function byTitle(a: GroupNode, b: GroupNode): number {
  return (
    a.title.localeCompare(b.title, 'en') || compare(a.entityRef, b.entityRef)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function knownParents(
  nodes: ReadonlyMap<string, GroupNode>,
): Map<string, string> {
  const parents = new Map<string, string>();
  for (const { entityRef, parent } of nodes.values()) {
    if (parent !== undefined && nodes.has(parent)) {
      parents.set(entityRef, parent);
    }
  }
  return parents;
}

/** Each circle once, beginning with the ref that comes first. */
function findCycles(parents: ReadonlyMap<string, string>): string[][] {
  const cycles: string[][] = [];
  const settled = new Set<string>();
  for (const start of [...parents.keys()].sort(compare)) {
    const trail = new Set<string>();
    let at: string | undefined = start;
    while (at !== undefined && !trail.has(at) && !settled.has(at)) {
      trail.add(at);
      at = parents.get(at);
    }
    if (at !== undefined && trail.has(at)) {
      const refs = [...trail];
      cycles.push(beginningWithFirst(refs.slice(refs.indexOf(at))));
    }
    trail.forEach(ref => settled.add(ref));
  }
  return cycles.sort(([a], [b]) => compare(a, b));
}

function beginningWithFirst(circle: readonly string[]): string[] {
  const [first] = [...circle].sort(compare);
  const begin = circle.indexOf(first);
  return [...circle.slice(begin), ...circle.slice(0, begin)];
}

/** Refs and all below them, each before what is below it. */
function walk(
  refs: readonly string[],
  childrenOf: (ref: string) => readonly string[],
): string[] {
  const found: string[] = [];
  const waiting = [...refs].reverse();
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
    found.push(ref);
    waiting.push(...[...childrenOf(ref)].reverse());
  }
  return found;
}

function pathOf(ref: string, parents: ReadonlyMap<string, string>): string[] {
  const path: string[] = [];
  for (let at = parents.get(ref); at !== undefined; at = parents.get(at)) {
    path.unshift(at);
  }
  return path;
}
