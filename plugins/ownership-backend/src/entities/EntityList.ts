import {
  createCursorCodec,
  Page,
} from '@groundwork/backstage-plugin-groundwork-common';
import { OwnedEntity } from '@groundwork/backstage-plugin-ownership-common';
import { checkEntityRef } from '../domain/entityRef';
import { entitiesAround, OwnerLookup, ownersOf } from '../domain/owners';
import { OwnershipIndex } from '../index/OwnershipIndex';
import { summaryOf } from '../resolver/describe';
import { Readable } from '../resolver/Readable';
import { toIdentifiers } from './EntityService';

const DEFAULT_LIMIT = 100;

/** How many entities are looked at in one go. */
const MAX_PORTION = 10_000;

const cursors = createCursorCodec({ after: 'string' });

/** Which entities are listed. */
export interface EntityListQuery {
  owner?: string[];
  limit?: number;
  cursor?: string;
}

/** Lists entities with their owners and identifiers. */
export class EntityList {
  constructor(
    private readonly options: {
      index: Pick<
        OwnershipIndex,
        | 'allEntities'
        | 'entityRefs'
        | 'getEntity'
        | 'hasEntity'
        | 'identifiersOf'
        | 'sources'
      >;
      inheritOwners: boolean;
    },
  ) {}

  /**
   * The entities after the cursor that the caller may read, in the order of
   * their refs.
   *
   * @throws InputError when an owner is no reference, or the cursor none of ours
   */
  async page(
    { owner, limit = DEFAULT_LIMIT, cursor }: EntityListQuery,
    findReadable: (entityRefs: string[]) => Promise<Set<string>>,
  ): Promise<Page<OwnedEntity>> {
    const after = cursor === undefined ? '' : cursors.decode(cursor).after;
    const owners =
      owner && new Set(owner.map(ref => checkEntityRef(ref, 'owner')));
    const readable = new Readable(findReadable);
    const refs = await this.#readableAfter(after, limit + 1, owners, readable);
    const page = refs.slice(0, limit);
    await readable.ask(page.flatMap(ref => this.#around(ref)));
    const last = page.at(-1);
    return {
      items: page.flatMap(ref => this.#describe(ref, readable)),
      pageInfo:
        refs.length > limit && last !== undefined
          ? { nextCursor: cursors.encode({ after: last }) }
          : {},
    };
  }

  /**
   * Looks on until a page is full: if one ended at what may not be read, its
   * cursor would tell of it.
   */
  async #readableAfter(
    after: string,
    count: number,
    owners: ReadonlySet<string> | undefined,
    readable: Readable,
  ): Promise<string[]> {
    const { inheritOwners } = this.options;
    const found: string[] = [];
    let last: string | undefined = after;
    let portion = count;
    while (last !== undefined && found.length < count) {
      const refs = firstAfter(this.#refs(owners), last, portion);
      await readable.ask(
        owners && inheritOwners ? refs.flatMap(ref => this.#around(ref)) : refs,
      );
      found.push(
        ...refs.filter(
          ref =>
            readable.has(ref) &&
            (!owners || this.#isOwnedByAny(ref, owners, readable)),
        ),
      );
      last = refs.length < portion ? undefined : refs.at(-1);
      portion = Math.min(4 * portion, MAX_PORTION);
    }
    return found.slice(0, count);
  }

  /** All that may be listed: whether owners are inherited is up to the reader. */
  *#refs(owners: ReadonlySet<string> | undefined): Iterable<string> {
    const { index, inheritOwners } = this.options;
    if (!owners) {
      yield* index.entityRefs();
      return;
    }
    for (const entity of index.allEntities()) {
      const mayInherit =
        inheritOwners && entity.owners.length === 0 && entity.partOf.length > 0;
      if (
        hasAny(entity.owners, owners) ||
        (mayInherit && hasAny(this.#around(entity.entityRef), owners))
      ) {
        yield entity.entityRef;
      }
    }
  }

  #around(entityRef: string): string[] {
    const { index } = this.options;
    return entitiesAround(entityRef, it => index.getEntity(it));
  }

  #isOwnedByAny(
    entityRef: string,
    wanted: ReadonlySet<string>,
    readable: Readable,
  ): boolean {
    const { owners } = ownersOf(entityRef, this.#lookup(readable));
    return owners.some(owner => wanted.has(owner.entityRef));
  }

  #lookup(readable: Readable): OwnerLookup {
    const { index, inheritOwners } = this.options;
    return {
      getEntity: ref => (readable.has(ref) ? index.getEntity(ref) : undefined),
      isThere: ref => index.hasEntity(ref),
      inherit: inheritOwners,
    };
  }

  #describe(entityRef: string, readable: Readable): OwnedEntity[] {
    const { index } = this.options;
    const entity = index.getEntity(entityRef);
    if (!entity) {
      return [];
    }
    const readAt = new Map(
      index.sources.map(({ source, succeededAt }) => [source, succeededAt]),
    );
    return [
      {
        entity: summaryOf(entity),
        ...ownersOf(entityRef, this.#lookup(readable)),
        identifiers: toIdentifiers(index.identifiersOf(entityRef), source =>
          readAt.get(source),
        ),
      },
    ];
  }
}

function hasAny(refs: readonly string[], wanted: ReadonlySet<string>): boolean {
  return refs.some(ref => wanted.has(ref));
}

/**
 * The first texts after one, in order. It keeps no more than it needs, so that
 * a page of a hundred thousand costs one pass and no sorting of them all.
 */
export function firstAfter(
  texts: Iterable<string>,
  after: string,
  count: number,
): string[] {
  let kept: string[] = [];
  for (const text of texts) {
    if (text > after) {
      kept.push(text);
      if (kept.length >= 4 * count) {
        kept = kept.sort(compare).slice(0, count);
      }
    }
  }
  return kept.sort(compare).slice(0, count);
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
