import {
  Answer,
  EntitySummary,
  Nearest,
} from '@groundwork/backstage-plugin-ownership-common';
import { OwnerLookup, ownersOf } from '../domain/owners';
import { EntityProjection } from '../domain/projection';
import { SimilarName } from '../domain/resolve/nameIndex';
import { RankedEntity } from '../domain/resolve/rank';

/** What a screen needs of an entity to name it. */
export function summaryOf(entity: EntityProjection): EntitySummary {
  const { entityRef, kind, title, type, lifecycle, tier, system } = entity;
  return {
    entityRef,
    kind,
    title,
    ...(type !== undefined && { type }),
    ...(lifecycle !== undefined && { lifecycle }),
    ...(tier !== undefined && { tier }),
    ...(system !== undefined && { system }),
  };
}

/** Makes an answer of an entity; none if it is gone since it was found. */
export function toAnswers(
  ranked: readonly RankedEntity[],
  lookup: OwnerLookup,
): Answer[] {
  return ranked.flatMap(({ entityRef, confidence, evidence }) => {
    const entity = lookup.getEntity(entityRef);
    return entity
      ? [
          {
            entity: summaryOf(entity),
            ...ownersOf(entityRef, lookup),
            ...(isUnrecorded(entity, lookup) && { ownersUnknown: true }),
            confidence,
            evidence,
          },
        ]
      : [];
  });
}

function isUnrecorded(
  { entityRef, kind }: EntityProjection,
  { ownersThen }: OwnerLookup,
): boolean {
  const isOwner = kind === 'group' || kind === 'user';
  return ownersThen !== undefined && !ownersThen.has(entityRef) && !isOwner;
}

/**
 * What to offer when there is no answer: entities that something hints at, and
 * those with similar names.
 */
export function toNearest(
  hints: readonly RankedEntity[],
  similar: readonly SimilarName[],
  getEntity: OwnerLookup['getEntity'],
  limit: number,
): Nearest[] {
  const nearest = new Map<string, Nearest>();
  const add = (item: Omit<Nearest, 'entity'> & { entityRef: string }) => {
    const { entityRef, identifier, similarity } = item;
    const entity = getEntity(entityRef);
    const known = nearest.get(entityRef);
    if (entity && (!known || known.similarity < similarity)) {
      nearest.set(entityRef, {
        entity: summaryOf(entity),
        identifier,
        similarity: Math.round(similarity * 10_000) / 10_000,
      });
    }
  };
  for (const { entityRef, evidence, confidence } of hints) {
    const [{ identifier }] = evidence;
    add({ entityRef, identifier, similarity: confidence });
  }
  for (const { entityRef, similarity } of similar) {
    const identifier = { kind: 'entity' as const, key: entityRef };
    add({ entityRef, identifier, similarity });
  }
  return [...nearest.values()]
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, limit);
}
