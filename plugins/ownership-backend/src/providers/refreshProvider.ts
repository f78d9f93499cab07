import {
  IdentifierProvider,
  ProviderProblem,
} from '@groundwork/backstage-plugin-ownership-node';
import { OwnershipStore } from '../store/OwnershipStore';
import { PreparedSet, prepareSet } from '../store/identifierSets';
import { Reading } from '../store/sources';
import { ProvidedIdentifiers } from './providedIdentifiers';
import { chunks, inTurn, ReadingContext, suspicionOf } from './reading';

const MAX_UNKNOWN = 20;

/** What a refresh of a provider did. */
export interface ProviderRefresh {
  /** Entities whose identifiers are new or have changed. */
  changed: number;
  /** Entities that the source says nothing about any more. */
  removed: number;
  problems: ProviderProblem[];
  /** Why what the source has lost is kept, if it is. */
  held?: string;
}

/**
 * Reads all that a provider knows, and stores what has changed.
 *
 * @throws what the provider throws. Then its source is marked as stale, and
 * what it said before is still in force.
 */
export async function refreshProvider(
  options: ReadingContext & { provider: IdentifierProvider },
): Promise<ProviderRefresh> {
  const { provider, store, now, signal } = options;
  const { source } = provider;
  return inTurn(source, options, async (reading, before) => {
    const provided = new ProvidedIdentifiers(now());
    const problems: ProviderProblem[] = [];
    for await (const batch of provider.read({ signal })) {
      signal.throwIfAborted();
      batch.identifiers.forEach(identifier => provided.add(identifier));
      problems.push(...(batch.problems ?? []));
    }
    problems.push(
      ...provided.problems,
      ...(await findUnknownEntities(store, provided.entityRefs)),
    );

    const { changed, lost, known } = await compare(store, source, provided);
    const held = suspicionOf(lost.length, known, before, now());
    const removed = held === undefined ? lost : [];
    await write(options, reading, changed, removed);
    return {
      changed: changed.length,
      removed: removed.length,
      problems,
      held,
    };
  });
}

/**
 * Entities that the catalog does not have. What is said about them is kept:
 * the feed may be ahead of the catalog.
 */
async function findUnknownEntities(
  store: OwnershipStore,
  entityRefs: string[],
): Promise<ProviderProblem[]> {
  const existing = await store.findExistingEntities(entityRefs);
  const unknown = entityRefs.filter(ref => !existing.has(ref)).sort();
  const named = unknown.slice(0, MAX_UNKNOWN).map(ref => ({
    where: ref,
    message:
      'is not in the catalog; its identifiers are used once it is, or correct the reference',
  }));
  const rest = unknown.length - named.length;
  return rest > 0
    ? [
        ...named,
        {
          where: `${rest} more entities`,
          message: 'are not in the catalog either',
        },
      ]
    : named;
}

async function compare(
  store: OwnershipStore,
  source: string,
  provided: ProvidedIdentifiers,
): Promise<{ changed: PreparedSet[]; lost: string[]; known: number }> {
  const stored = await store.readSetDigests(source);
  const known = stored.size;
  const changed: PreparedSet[] = [];
  for (const { entityRef, identifiers } of provided.sets()) {
    const set = prepareSet({ source, entityRef, identifiers });
    if (stored.get(entityRef) !== set.digest) {
      changed.push(set);
    }
    stored.delete(entityRef);
  }
  return { changed, lost: [...stored.keys()], known };
}

async function write(
  { store, now, signal }: ReadingContext,
  reading: Reading,
  changed: PreparedSet[],
  removed: string[],
): Promise<void> {
  for (const sets of chunks(changed)) {
    signal.throwIfAborted();
    await store.write(reading, { sets }, now());
  }
  for (const deletedSets of chunks(removed)) {
    signal.throwIfAborted();
    await store.write(reading, { deletedSets }, now());
  }
}
