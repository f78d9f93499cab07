import { parseEntityRef } from '@backstage/catalog-model';
import {
  EntityIdentifier,
  EntityOwnership,
  Gap,
  OwnershipPeriod,
} from '@groundwork/backstage-plugin-ownership-common';
import { ContactService, FindReadable } from '../contact/ContactService';
import { checkEntityRef } from '../domain/entityRef';
import { IdentifierSet } from '../domain/identifierSet';
import { entitiesAround, OwnerLookup, ownersOf } from '../domain/owners';
import { EntityProjection } from '../domain/projection';
import { OwnershipIndex } from '../index/OwnershipIndex';
import { summaryOf } from '../resolver/describe';
import { withReasons } from '../resolver/history';
import { Readable } from '../resolver/Readable';
import { OwnerPeriod } from '../store/ownerHistory';

const MAX_PERIODS = 100;

/** How many identifiers are shown of an entity. */
const MAX_IDENTIFIERS = 1_000;

/** Says what is wrong with an entity's ownership. */
export type FindGapsOf = (
  entity: EntityProjection,
  context: { readable: FindReadable; now: Date },
) => Promise<Gap[]>;

/** Who asks, and when. */
export interface EntityContext {
  readable: (entityRefs: string[]) => Promise<Set<string>>;
  /** Whether the caller may read gaps; there are none for others. */
  withGaps: boolean;
  now: Date;
}

/** Says all that is known of the ownership of an entity. */
export class EntityService {
  constructor(
    private readonly options: {
      index: Pick<
        OwnershipIndex,
        | 'findOwnerHistory'
        | 'freshness'
        | 'getEntity'
        | 'hasEntity'
        | 'identifiersOf'
        | 'sources'
      >;
      contacts: ContactService;
      gapsOf: FindGapsOf;
      inheritOwners: boolean;
    },
  ) {}

  /**
   * @returns undefined if there is none that the caller may read
   * @throws InputError when it is no reference to an entity
   */
  async findEntity(
    ref: string,
    context: EntityContext,
  ): Promise<EntityOwnership | undefined> {
    const entityRef = checkEntityRef(ref, 'entityRef');
    const { index, contacts, gapsOf } = this.options;
    const readable = new Readable(context.readable);
    const entity = index.getEntity(entityRef);
    await readable.ask([entityRef]);
    if (!entity || !readable.has(entityRef)) {
      return undefined;
    }
    const { periods, reasons } = await this.#historyOf(entityRef);
    await readable.ask([
      ...entitiesAround(entityRef, it => index.getEntity(it)),
      ...periods.flatMap(({ ownerRef }) => ownerRef ?? []),
    ]);
    const lookup = this.#lookup(readable);
    const findReadable = async (refs: string[]) => {
      await readable.ask(refs);
      return readable.refs;
    };
    const [[contact], gaps] = await Promise.all([
      contacts.cards([entity], { at: context.now, findReadable }),
      context.withGaps
        ? gapsOf(entity, { readable: findReadable, now: context.now })
        : [],
    ]);
    return {
      entity: summaryOf(entity),
      ...ownersOf(entityRef, lookup),
      contact,
      identifiers: this.#identifiersOf(entityRef),
      history: toHistory(periods, lookup),
      gaps,
      ...withReasons(index.freshness(), reasons),
    };
  }

  /** What the past cannot tell keeps nobody from what is known of now. */
  async #historyOf(
    entityRef: string,
  ): Promise<{ periods: OwnerPeriod[]; reasons: string[] }> {
    try {
      const periods = await this.options.index.findOwnerHistory(
        entityRef,
        MAX_PERIODS,
      );
      return { periods, reasons: [] };
    } catch (error) {
      if ((error as Error).name !== 'ServiceUnavailableError') {
        throw error;
      }
      return {
        periods: [],
        reasons: ['Who owned it before is missing: the database is down.'],
      };
    }
  }

  #lookup(readable: Readable): OwnerLookup {
    const { index, inheritOwners } = this.options;
    return {
      getEntity: ref => (readable.has(ref) ? index.getEntity(ref) : undefined),
      isThere: ref => index.hasEntity(ref),
      inherit: inheritOwners,
    };
  }

  #identifiersOf(entityRef: string): EntityIdentifier[] {
    const { index } = this.options;
    const readAt = new Map(
      index.sources.map(({ source, succeededAt }) => [source, succeededAt]),
    );
    return toIdentifiers(index.identifiersOf(entityRef), source =>
      readAt.get(source),
    );
  }
}

/** Describes identifiers as sources give them, the first by kind and key. */
export function toIdentifiers(
  sets: readonly IdentifierSet[],
  lastReadOf: (source: string) => Date | undefined,
): EntityIdentifier[] {
  return sets
    .flatMap(({ source, identifiers }) =>
      identifiers.map(({ kind, key, rule, observedAt, link }) => ({
        kind,
        key,
        rule,
        source,
        observedAt: (
          observedAt ??
          lastReadOf(source) ??
          new Date(0)
        ).toISOString(),
        ...(link !== undefined && { link }),
      })),
    )
    .sort((a, b) => compare(a.kind, b.kind) || compare(a.key, b.key))
    .slice(0, MAX_IDENTIFIERS);
}

function toHistory(
  periods: readonly OwnerPeriod[],
  { getEntity, isThere }: OwnerLookup,
): OwnershipPeriod[] {
  return periods.flatMap(({ ownerRef, from, to }) =>
    ownerRef === undefined
      ? []
      : [
          {
            owner: {
              entityRef: ownerRef,
              title:
                getEntity(ownerRef)?.title ?? parseEntityRef(ownerRef).name,
              exists: isThere(ownerRef),
            },
            from: from.toISOString(),
            ...(to && { to: to.toISOString() }),
          },
        ],
  );
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
