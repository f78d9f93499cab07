import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  builtInCollector,
  CollectContext,
  FactBatch,
  FactCollector,
  FactObservation,
} from '@groundwork/backstage-plugin-scorecards-node';
import { EntityFindings, factsOfEntity, factsOfGroup } from './facts';
import { OWNED_KINDS, OwnedByGroup } from './OwnedByGroup';
import { OwnershipReader } from './OwnershipReader';

/** Up to so many are asked about one by one, instead of reading everything. */
const FEW = 3;

/** What the collector asks. */
export type OwnershipSource = Pick<
  OwnershipReader,
  'findOwner' | 'readContacts' | 'readGaps' | 'readOwners'
>;

/** Observes what the ownership plugin knows of what is owned, and of groups. */
export function createOwnershipCollector(
  source: OwnershipSource,
): FactCollector {
  const { id, facts, freshness, frequency } = builtInCollector('ownership');
  return {
    id,
    facts,
    freshness,
    frequency,
    target: { kind: { $in: [...OWNED_KINDS, 'group'] } },
    async *collect(
      pages: AsyncIterable<Entity[]>,
      context: CollectContext,
    ): AsyncIterable<FactBatch> {
      const { few, all } = await takeFew(pages);
      if (few) {
        yield await Promise.all(
          few.map(entity => observeOne(entity, source, context.signal)),
        );
      } else {
        yield* observeAll(all, source, context);
      }
    },
  };
}

/** Tells a run over one entity, which somebody waits for, from one over all. */
async function takeFew(
  pages: AsyncIterable<Entity[]>,
): Promise<
  { few: Entity[]; all?: never } | { few?: never; all: AsyncIterable<Entity[]> }
> {
  const iterator = pages[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done) {
    return { few: [] };
  }
  const second = first.value.length <= FEW ? await iterator.next() : undefined;
  if (second?.done) {
    return { few: first.value };
  }
  async function* all() {
    yield first.value;
    if (second) {
      yield second.value;
    }
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { all: all() };
}

async function* observeAll(
  pages: AsyncIterable<Entity[]>,
  source: OwnershipSource,
  { signal, logger }: CollectContext,
): AsyncIterable<FactBatch> {
  const owners = await source.readOwners(signal);
  const gaps = await source.readGaps(signal);
  const owned = new OwnedByGroup(owners);
  for await (const page of pages) {
    signal.throwIfAborted();
    const refs = page.filter(it => !isGroup(it)).map(stringifyEntityRef);
    const contactOf = await readContacts(refs, source, signal);
    if (contactOf.failure !== undefined) {
      logger.warn(contactOf.failure);
    }
    yield page.map((entity): FactObservation => {
      const entityRef = stringifyEntityRef(entity);
      const found = isGroup(entity)
        ? factsOfGroup({ owned: owned.of(entityRef), gaps })
        : factsOfEntity({
            owner: owners.get(entityRef),
            gaps: gaps && (gaps.get(entityRef) ?? []),
            contact: contactOf.find(entityRef),
          });
      return { entityRef, ...found };
    });
  }
}

async function observeOne(
  entity: Entity,
  source: OwnershipSource,
  signal: AbortSignal,
): Promise<FactObservation> {
  const entityRef = stringifyEntityRef(entity);
  const owner = await source.findOwner(entityRef, signal);
  if (isGroup(entity)) {
    const owners = await source.readOwners(signal, entityRef);
    const gaps = await source.readGaps(signal, { owner: [entityRef] });
    const owned = owner && (new OwnedByGroup(owners).of(entityRef) ?? []);
    return { entityRef, ...factsOfGroup({ owned, gaps }) };
  }
  const gaps = await source.readGaps(signal, { text: entityRef });
  const contactOf = await readContacts([entityRef], source, signal);
  return {
    entityRef,
    ...factsOfEntity({
      owner,
      gaps: gaps && (gaps.get(entityRef) ?? []),
      contact: contactOf.find(entityRef),
    }),
  };
}

/** That nobody can say who is on call keeps nothing else from being known. */
async function readContacts(
  entityRefs: readonly string[],
  source: OwnershipSource,
  signal: AbortSignal,
): Promise<{
  failure?: string;
  find: (entityRef: string) => EntityFindings['contact'];
}> {
  try {
    const contacts = await source.readContacts(entityRefs, signal);
    return {
      find: ref =>
        contacts.get(ref) ?? {
          failure: 'The ownership plugin has no contact card of the entity yet',
        },
    };
  } catch (error) {
    signal.throwIfAborted();
    const failure = `The ownership plugin could not be asked for contact cards: ${
      error instanceof Error ? error.message : error
    }`;
    return { failure, find: () => ({ failure }) };
  }
}

function isGroup({ kind }: Entity): boolean {
  return kind.toLocaleLowerCase('en-US') === 'group';
}
