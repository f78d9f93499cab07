import {
  Freshness,
  Gap,
  GapsPage,
  GapsQuery,
} from '@groundwork/backstage-plugin-ownership-common';
import {
  countByKind,
  filterGaps,
  ListedGap,
  pageOf,
} from '../domain/gaps/gapPage';
import { isClosedByOwner } from '../domain/gaps/kinds';
import { StoredGap } from '../domain/gaps/storedGap';
import { whyOf } from '../domain/gaps/why';
import { entitiesAround, OwnerLookup, ownersOf } from '../domain/owners';
import { EntityProjection } from '../domain/projection';
import { OwnershipIndex } from '../index/OwnershipIndex';
import { summaryOf } from '../resolver/describe';
import { withReasons } from '../resolver/history';
import { FindReadable, Readable } from '../resolver/Readable';
import { GapList } from './GapList';
import { GapSuggester } from './GapSuggester';
import { GapsCaller, ReadableGaps } from './ReadableGaps';
import { checkGapsQuery, cursorAt } from './request';
import { KnownSurroundings } from './Surroundings';

/** Gaps are looked for every minute; after so long something is wrong. */
const LATE_MS = 15 * 60_000;

/** What the service is made with. */
export interface GapServiceOptions {
  index: Pick<OwnershipIndex, 'freshness' | 'getEntity' | 'hasEntity'>;
  list: GapList;
  suggester: GapSuggester;
  surroundings: KnownSurroundings;
  /** Whether what has no owner gets that of its system or domain. */
  inheritOwners: boolean;
  now: () => Date;
}

/** Says what is wrong with ownership, to those who may read it. */
export class GapService {
  readonly #readable: ReadableGaps;

  constructor(private readonly options: GapServiceOptions) {
    this.#readable = new ReadableGaps(options);
  }

  /**
   * A page of gaps. What the caller may not read is taken out before anything
   * is counted.
   *
   * @throws InputError when a filter is not as it should be
   */
  async query(query: GapsQuery, caller: GapsCaller): Promise<GapsPage> {
    const { list } = this.options;
    const { limit, after, kinds, owners, ...rest } = checkGapsQuery(query);
    const failure = await list.follow();
    const gaps = filterGaps(list.inOrder, {
      ...rest,
      ...(owners && { owners: await this.#withGroupsBelow(owners, caller) }),
    });
    const readable = await this.#readable.among(entitiesOf(gaps), caller);
    const visible = gaps.filter(({ gap }) => readable.has(gap.entityRef));
    const wanted = kinds
      ? visible.filter(({ gap }) => kinds.has(gap.kind))
      : visible;
    const { items, last } = pageOf(wanted, { after, limit });
    return {
      items: await this.#describe(items, caller.readable),
      totalItems: wanted.length,
      pageInfo: last ? { nextCursor: cursorAt(last) } : {},
      counts: countByKind(visible),
      ...this.#freshness(failure),
    };
  }

  /**
   * The gaps of one entity, which the caller may read, the worst first. While
   * they cannot be loaded there are none: what else is known of the entity does
   * not wait for them, and says that the database cannot be reached.
   */
  async gapsOf(
    entity: EntityProjection,
    context: { readable: FindReadable },
  ): Promise<Gap[]> {
    const { list } = this.options;
    try {
      await list.follow();
    } catch (error) {
      if (
        list.isLoaded ||
        (error as Error).name !== 'ServiceUnavailableError'
      ) {
        throw error;
      }
      return [];
    }
    return this.#describe(list.ofEntity(entity.entityRef), context.readable);
  }

  /** Of groups that the caller may not know of, not even their children count. */
  async #withGroupsBelow(
    owners: readonly string[],
    caller: GapsCaller,
  ): Promise<Set<string>> {
    const { groups } = await this.options.surroundings.get();
    const all = owners.flatMap(owner => [...groups.withDescendants(owner)]);
    const readable = await this.#readable.among(all, caller);
    return new Set([...owners, ...all.filter(ref => readable.has(ref))]);
  }

  async #describe(
    gaps: readonly StoredGap[],
    findReadable: FindReadable,
  ): Promise<Gap[]> {
    const { index, suggester } = this.options;
    const readable = new Readable(findReadable);
    const found = gaps.flatMap(gap => {
      const entity = index.getEntity(gap.entityRef);
      return entity ? [{ gap, entity }] : [];
    });
    await readable.ask(
      found.flatMap(({ gap, entity }) => [
        ...entitiesAround(entity.entityRef, ref => index.getEntity(ref)),
        ...(gap.detail.named ?? []).map(({ entityRef }) => entityRef),
      ]),
    );
    const ownerless = found
      .filter(({ gap }) => isClosedByOwner(gap.kind))
      .map(({ gap, entity }) => ({ id: gap.id, kind: gap.kind, entity }));
    const suggested = await suggester.suggest(ownerless, readable);
    const suggestions = new Map(
      ownerless.map(({ id }, position) => [id, suggested[position]]),
    );
    return found
      .filter(({ entity }) => readable.has(entity.entityRef))
      .map(({ gap, entity }) => ({
        ...this.#toGap(gap, entity, readable),
        suggestions: suggestions.get(gap.id) ?? [],
      }));
  }

  #toGap(
    { id, kind, entityRef, since, detail }: StoredGap,
    entity: EntityProjection,
    readable: Readable,
  ): Omit<Gap, 'suggestions'> {
    const { index, inheritOwners } = this.options;
    const getEntity = (ref: string) =>
      readable.has(ref) ? index.getEntity(ref) : undefined;
    const lookup: OwnerLookup = {
      getEntity,
      isThere: ref => index.hasEntity(ref),
      inherit: inheritOwners,
    };
    const { owners } = ownersOf(entityRef, lookup);
    return {
      id,
      kind,
      entity: summaryOf(entity),
      owners,
      why: whyOf({
        kind,
        owners,
        detail,
        titleOf: ref => getEntity(ref)?.title,
      }),
      since: since.toISOString(),
    };
  }

  #freshness(failure: Error | undefined): Freshness {
    const { index, list, now } = this.options;
    const freshness = index.freshness();
    const { refreshedAt } = list;
    if (!refreshedAt) {
      return withReasons({ ...freshness, asOf: new Date(0).toISOString() }, [
        'Gaps have not been looked for yet; the list is empty until they are.',
      ]);
    }
    const at = refreshedAt.toISOString();
    const isLate = now().getTime() - refreshedAt.getTime() > LATE_MS;
    return withReasons(
      { ...freshness, asOf: at < freshness.asOf ? at : freshness.asOf },
      [
        ...(failure
          ? ['The database cannot be reached; the list is from memory.']
          : []),
        ...(isLate
          ? [
              `Gaps were last looked for at ${at}; what changed since is missing.`,
            ]
          : []),
      ],
    );
  }
}

function* entitiesOf(gaps: readonly ListedGap[]): Iterable<string> {
  for (const { gap } of gaps) {
    yield gap.entityRef;
  }
}
