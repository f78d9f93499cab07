import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ProviderProblem } from '@groundwork/backstage-plugin-ownership-node';
import { CatalogRule } from '../../domain/catalogRules';
import { CATALOG_SOURCE } from '../../domain/resolve/candidates';
import { prepareSet } from '../../store/identifierSets';
import { Reading } from '../../store/sources';
import {
  chunks,
  inTurn,
  messageOf,
  ReadingContext,
  suspicionOf,
} from '../reading';
import { catalogFields, createEntityDigest } from './entityDigest';
import { ProjectedEntity, projectCatalogEntity } from './projectCatalogEntity';

/** What a refresh needs. */
export interface CatalogRefreshOptions extends ReadingContext {
  catalog: Pick<CatalogService, 'streamEntities'>;
  /** Of the plugin itself: everything is read, and filtered for each asker. */
  credentials: BackstageCredentials;
  rules: readonly CatalogRule[];
}

/** What a refresh of the catalog did. */
export interface CatalogRefresh {
  /** How many entities the catalog lists. */
  entities: number;
  /** How many are new or have changed. */
  changed: number;
  /** How many are gone. */
  deleted: number;
  problems: ProviderProblem[];
  /** Why entities that the catalog lacks are kept, if they are. */
  held?: string;
}

/** A catalog that has just started lists nothing; that is not its content. */
const NOTHING_YET = 'The catalog lists nothing yet; it is read again soon';

type Changed = ProjectedEntity & { digest: string };

/**
 * Reads the catalog, and stores the entities that have changed, their
 * identifiers and owners.
 *
 * Nothing is written before all was read, so that half a catalog changes
 * nothing.
 *
 * @throws what the catalog throws. Then it is marked as stale, and what it said
 * before is still in force.
 */
export async function refreshCatalog(
  options: CatalogRefreshOptions,
): Promise<CatalogRefresh> {
  const { store, now } = options;
  return inTurn(CATALOG_SOURCE, options, async (reading, before) => {
    const stored = await store.readEntityDigests();
    const { seen, changed, problems } = await readCatalog(options, stored);
    const lost = [...stored.keys()].filter(ref => !seen.has(ref));
    const isEmpty = seen.size === 0 && stored.size === 0;
    const held = isEmpty
      ? NOTHING_YET
      : suspicionOf(lost.length, stored.size, before, now());
    const deleted = held === undefined ? lost : [];
    await write(options, reading, changed, deleted);
    return {
      entities: seen.size,
      changed: changed.length,
      deleted: deleted.length,
      problems,
      held,
    };
  });
}

async function readCatalog(
  options: CatalogRefreshOptions,
  stored: ReadonlyMap<string, string>,
) {
  const { catalog, credentials, rules, signal } = options;
  const digestOf = createEntityDigest(rules);
  const seen = new Set<string>();
  const changed: Changed[] = [];
  const problems: ProviderProblem[] = [];
  const pages = catalog.streamEntities(
    { fields: catalogFields(rules) },
    { credentials },
  );
  for await (const page of pages) {
    signal.throwIfAborted();
    for (const entity of page) {
      const entityRef = stringifyEntityRef(entity);
      const digest = digestOf(entity);
      seen.add(entityRef);
      if (stored.get(entityRef) !== digest) {
        try {
          changed.push({ ...projectCatalogEntity(entity, rules), digest });
        } catch (error) {
          problems.push(problemWith(entity, error));
        }
      }
    }
  }
  return { seen, changed, problems };
}

/** One entity that cannot be understood must not stand for all. */
function problemWith(entity: Entity, error: unknown): ProviderProblem {
  return {
    where: stringifyEntityRef(entity),
    message: `could not be read (${messageOf(
      error,
    )}); what was known of it before is kept`,
  };
}

async function write(
  { store, now, signal }: ReadingContext,
  reading: Reading,
  changed: Changed[],
  deleted: string[],
): Promise<void> {
  for (const part of chunks(changed)) {
    signal.throwIfAborted();
    const refs = part.map(({ projection }) => projection.entityRef);
    const stored = await store.readSetDigests(CATALOG_SOURCE, refs);
    const sets = part.map(({ projection: { entityRef }, identifiers }) =>
      prepareSet({ source: CATALOG_SOURCE, entityRef, identifiers }),
    );
    await store.write(
      reading,
      {
        entities: part,
        sets: sets.filter(
          ({ entityRef, digest, size }) =>
            size > 0 && stored.get(entityRef) !== digest,
        ),
        deletedSets: sets
          .filter(({ entityRef, size }) => size === 0 && stored.has(entityRef))
          .map(({ entityRef }) => entityRef),
      },
      now(),
    );
  }
  for (const part of chunks(deleted)) {
    signal.throwIfAborted();
    await store.write(
      reading,
      { deletedEntities: part, deletedSets: part },
      now(),
    );
  }
}
