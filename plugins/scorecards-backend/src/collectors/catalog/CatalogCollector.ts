import { AuthService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  builtInCollector,
  CollectContext,
  FactBatch,
  FactCollector,
  FactObservation,
} from '@groundwork/backstage-plugin-scorecards-node';
import { CatalogFacts, catalogFactsOf, ownersOf } from './catalogFacts';
import { confirmationOf } from './confirmation';

const OWNER_EXISTS = 'catalog.ownerExists';
const CONFIRMED_AT = 'catalog.ownershipConfirmedAt';

/** What the collector is made with. */
export interface CatalogCollectorOptions {
  catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
  auth: AuthService;
  now: () => Date;
}

/** What one fact or a few are found to be. */
interface Found {
  facts: CatalogFacts;
  errors?: Record<string, string>;
}

/** The owners that the catalog has, or why that is not known. */
type KnownOwners = ReadonlySet<string> | { reason: string };

/** Observes what the catalog says of entities. */
export function createCatalogCollector(
  options: CatalogCollectorOptions,
): FactCollector {
  const { id, facts, freshness } = builtInCollector('catalog');
  return {
    id,
    facts,
    freshness,
    // Locations say where others come from, and nobody answers for them.
    target: { $not: { kind: 'Location' } },
    async *collect(
      pages: AsyncIterable<Entity[]>,
      context: CollectContext,
    ): AsyncIterable<FactBatch> {
      for await (const page of pages) {
        context.signal.throwIfAborted();
        const owners = await findOwners(page, options, context);
        yield page.map(entity => observe(entity, owners, options.now()));
      }
    },
  };
}

/**
 * One call for a page: the client cuts it where it would be too long for the
 * catalog.
 */
async function findOwners(
  page: readonly Entity[],
  { catalog, auth }: CatalogCollectorOptions,
  { logger }: CollectContext,
): Promise<KnownOwners> {
  const entityRefs = [...new Set(page.flatMap(ownersOf))];
  if (entityRefs.length === 0) {
    return new Set();
  }
  try {
    const { items } = await catalog.getEntitiesByRefs(
      {
        entityRefs,
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return new Set(entityRefs.filter((_, position) => items[position]));
  } catch (error) {
    const reason = `The catalog could not be asked for owners: ${
      error instanceof Error ? error.message : error
    }`;
    logger.warn(reason);
    return { reason };
  }
}

function observe(
  entity: Entity,
  known: KnownOwners,
  now: Date,
): FactObservation {
  const owners = findOwnerExists(entity, known);
  const confirmation = findConfirmedAt(entity, now);
  const errors = { ...owners.errors, ...confirmation.errors };
  return {
    entityRef: stringifyEntityRef(entity),
    facts: {
      ...catalogFactsOf(entity),
      ...owners.facts,
      ...confirmation.facts,
    },
    ...(Object.keys(errors).length > 0 && { errors }),
  };
}

function findOwnerExists(entity: Entity, known: KnownOwners): Found {
  const owners = ownersOf(entity);
  if (owners.length > 0 && 'reason' in known) {
    return { facts: {}, errors: { [OWNER_EXISTS]: known.reason } };
  }
  const exists = (ref: string) => !('reason' in known) && known.has(ref);
  return {
    facts: { [OWNER_EXISTS]: owners.length > 0 && owners.every(exists) },
  };
}

function findConfirmedAt(entity: Entity, now: Date): Found {
  const confirmation = confirmationOf(entity, now);
  switch (confirmation.status) {
    case 'none':
      return { facts: { [CONFIRMED_AT]: undefined } };
    case 'confirmed':
      return { facts: { [CONFIRMED_AT]: confirmation.at } };
    case 'unusable':
      return { facts: {}, errors: { [CONFIRMED_AT]: confirmation.reason } };
    default:
      throw new Error(`Unknown ${confirmation satisfies never}`);
  }
}
