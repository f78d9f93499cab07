import {
  Entity,
  parseEntityRef,
  RELATION_CHILD_OF,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** What of entities tells who owns what. */
export const OWNER_FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'relations',
];

/** Who owns components, by relations of the catalog. */
export class Owners {
  readonly #owners = new Map<string, readonly string[]>();
  readonly #parents = new Map<string, readonly string[]>();
  readonly #above = new Map<string, ReadonlySet<string>>();

  /** @param entities - All components and groups of the catalog */
  constructor(entities: Iterable<Entity>) {
    for (const entity of entities) {
      const isGroup = entity.kind.toLocaleLowerCase('en-US') === 'group';
      const known = isGroup ? this.#parents : this.#owners;
      const relation = isGroup ? RELATION_CHILD_OF : RELATION_OWNED_BY;
      known.set(stringifyEntityRef(entity), groupsIn(entity, relation));
    }
  }

  /** Whether the catalog has a component or group. */
  has(entityRef: string): boolean {
    return this.#owners.has(entityRef) || this.#parents.has(entityRef);
  }

  /** All components that the catalog has. */
  components(): Iterable<string> {
    return this.#owners.keys();
  }

  /** Groups that own a component, and those above them; each once. */
  groupsOf(component: string): Set<string> {
    const groups = this.#owners.get(component) ?? [];
    return new Set(groups.flatMap(it => [...this.withAbove(it)]));
  }

  /** A group and all above it, each once, even if some are above each other. */
  withAbove(group: string): ReadonlySet<string> {
    const known = this.#above.get(group);
    if (known) {
      return known;
    }
    const found = new Set([group]);
    for (const it of found) {
      this.#parents.get(it)?.forEach(parent => found.add(parent));
    }
    this.#above.set(group, found);
    return found;
  }
}

function groupsIn({ relations = [] }: Entity, type: string): string[] {
  return relations.flatMap(it =>
    it.type === type && parseEntityRef(it.targetRef).kind === 'group'
      ? [it.targetRef]
      : [],
  );
}
