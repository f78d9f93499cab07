import { Identifier } from '@groundwork/backstage-plugin-ownership-common';
import { IdentifierSet } from '../identifierSet';
import { CATALOG_SOURCE } from '../resolve/candidates';
import { NamedOwner } from './finding';

const CODEOWNERS_SOURCE = 'codeowners';
const MAX_OWNERS_PER_KEY = 5;

/** The identifiers of a group, as sources give them. */
export interface GroupIdentifiers {
  entityRef: string;
  sets: readonly IdentifierSet[];
}

/**
 * Owners by what feeds say: a feed that leads an identifier to a group names
 * the owner of whatever else that identifier is of.
 *
 * The catalog's own identifiers of groups are their channels and addresses,
 * which say nothing of what they own; CODEOWNERS is asked by itself.
 */
export class FeedOwners {
  readonly #byKey = new Map<string, NamedOwner[]>();

  constructor(groups: Iterable<GroupIdentifiers>) {
    for (const { entityRef, sets } of groups) {
      for (const { source, identifiers } of sets) {
        if (source !== CATALOG_SOURCE && source !== CODEOWNERS_SOURCE) {
          for (const { kind, key, link, confidence } of identifiers) {
            const by = nameOfSource(source);
            this.#add({ kind, key }, { entityRef, by, link, confidence });
          }
        }
      }
    }
  }

  /** Whether no feed names any owner. */
  get isEmpty(): boolean {
    return this.#byKey.size === 0;
  }

  /** The owners that feeds name for an entity, each once for each feed. */
  ownersOf(entityRef: string, sets: readonly IdentifierSet[]): NamedOwner[] {
    const keys = [
      keyOf({ kind: 'entity', key: entityRef }),
      ...sets.flatMap(({ identifiers }) => identifiers.map(keyOf)),
    ];
    const named = new Map<string, NamedOwner>();
    for (const owner of keys.flatMap(key => this.#byKey.get(key) ?? [])) {
      const identity = `${owner.by} ${owner.entityRef}`;
      const known = named.get(identity);
      if (!known || known.confidence < owner.confidence) {
        named.set(identity, owner);
      }
    }
    return [...named.values()];
  }

  #add(identifier: Identifier, owner: NamedOwner): void {
    const key = keyOf(identifier);
    const owners = this.#byKey.get(key) ?? [];
    if (owners.length < MAX_OWNERS_PER_KEY) {
      owners.push(owner.link === undefined ? withoutLink(owner) : owner);
      this.#byKey.set(key, owners);
    }
  }
}

function keyOf({ kind, key }: Identifier): string {
  return `${kind} ${key}`;
}

function withoutLink({ link, ...rest }: NamedOwner): NamedOwner {
  return rest;
}

function nameOfSource(source: string): string {
  return source.startsWith('feed:')
    ? `feed ${source.slice('feed:'.length)}`
    : source;
}
