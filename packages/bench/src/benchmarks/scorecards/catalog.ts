import { Entity } from '@backstage/catalog-model';
import { createOwnershipCatalog } from '../../synthetic/ownershipCatalog';
import { createRandom } from '../../synthetic/random';
import { kindCounts } from '../../synthetic/sizes';
import { createEntityStream, EntityStream } from '../../synthetic/stream';
import { SCORED_KINDS } from './definitions';

/** Those that say how critical they are. */
const WITH_TIER = 0.85;

const TIERS = 4;

/** A catalog, and those of its entities that are scored. */
export interface ScorecardsCatalog {
  entities: Entity[];
  /** As many as asked for; people and groups come on top. */
  scored: Entity[];
}

/** Makes the catalog of a company that has so much software. */
export function createScorecardsCatalog(options: {
  size: number;
  seed: number;
}): ScorecardsCatalog {
  const { size, seed } = options;
  const random = createRandom(seed, 'tiers');
  const entities = createOwnershipCatalog({
    size: catalogSizeFor(size),
    seed,
  }).map(entity =>
    isScored(entity) && random.chance(WITH_TIER)
      ? withTier(entity, 1 + random.integer(TIERS))
      : entity,
  );
  return { entities, scored: entities.filter(isScored) };
}

/** How large a catalog is that has so much software in it. */
export function catalogSizeFor(scored: number): number {
  // Fails for numbers that are none, or too small for one of each kind
  kindCounts(scored);
  // Grows by one at most with each step
  for (let size = scored; ; size++) {
    const { groups, users } = kindCounts(size);
    if (size - groups - users === scored) {
      return size;
    }
  }
}

function isScored({ kind }: Entity): boolean {
  return SCORED_KINDS.includes(kind);
}

function withTier(entity: Entity, tier: number): Entity {
  const { metadata } = entity;
  return {
    ...entity,
    metadata: {
      ...metadata,
      annotations: {
        ...metadata.annotations,
        'groundwork.dev/tier': String(tier),
      },
    },
  };
}

/** What the plugin asks for of all but APIs, whose definitions it leaves. */
const FIELDS = ['apiVersion', 'kind', 'metadata', 'relations'];
const API_FIELDS = ['type', 'lifecycle', 'owner', 'system'].map(
  name => `spec.${name}`,
);

/** Streams a catalog as its client does, to who reads APIs apart. */
export function createScorecardsStream(
  entities: readonly Entity[],
): EntityStream {
  const isApi = ({ kind }: Entity) => kind === 'API';
  const apis = createEntityStream(entities.filter(isApi), [
    ...FIELDS,
    ...API_FIELDS,
  ]);
  const others = createEntityStream(
    entities.filter(it => !isApi(it)),
    [...FIELDS, 'spec'],
  );
  return {
    streamEntities(request, options) {
      const isOfApis =
        JSON.stringify(request?.query) === JSON.stringify({ kind: 'api' });
      return (isOfApis ? apis : others).streamEntities(request, options);
    },
  };
}
