import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { IdentifierSet } from '../../domain/identifierSet';
import { encodeProjection, projectEntity } from '../../domain/projection';
import { IndexState } from '../../index/IndexState';

export const READ_AT = new Date('2026-03-03T02:59:30.000Z');

/** An entity, in short. */
export interface EntityGiven {
  ref: string;
  title?: string;
  owners?: string[];
  partOf?: string[];
  members?: string[];
  dependencyOf?: string[];
  annotations?: Record<string, string>;
}

export function entityOf(given: EntityGiven): Entity {
  const { kind, namespace, name } = parseEntityRef(given.ref);
  const relate = (type: string, refs: string[] = []) =>
    refs.map(targetRef => ({ type, targetRef }));
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      namespace,
      name,
      ...(given.title && { title: given.title }),
      ...(given.annotations && { annotations: given.annotations }),
    },
    spec: { type: 'service' },
    relations: [
      ...relate('ownedBy', given.owners),
      ...relate('partOf', given.partOf),
      ...relate('hasMember', given.members),
      ...relate('dependencyOf', given.dependencyOf),
    ],
  };
}

/** An index in memory that was read from the catalog half a minute ago. */
export function knownIndex(
  entities: readonly EntityGiven[],
  sets: readonly IdentifierSet[] = [],
) {
  const state = new IndexState({ storeId: 's', revision: 1 });
  for (const given of entities) {
    const projection = projectEntity(entityOf(given));
    const { entityRef } = projection;
    state.applyEntity({ entityRef, text: encodeProjection(projection) });
  }
  sets.forEach(set => state.applySet(set));
  state.applySource({
    source: 'catalog',
    state: {
      source: 'catalog',
      attemptedAt: READ_AT,
      succeededAt: READ_AT,
      problems: [],
      problemCount: 0,
      identifiers: 0,
    },
  });
  return {
    allEntities: () => state.entities.all(),
    entityRefs: function* entityRefs() {
      for (const { entityRef } of state.entities.all()) {
        yield entityRef;
      }
    },
    freshness: () => ({
      asOf: READ_AT.toISOString(),
      degraded: false,
      degradedReasons: [],
    }),
    getEntity: (ref: string) => state.entities.get(ref),
    hasEntity: (ref: string) => state.hasEntity(ref),
    identifiersOf: (ref: string) => state.identifiers.setsOf(ref),
    sources: [...state.sources.values()],
  };
}

/** What somebody may read who may not read some entities. */
export function allBut(...hidden: string[]) {
  return jest.fn(
    async (refs: string[]) =>
      new Set(refs.filter(ref => !hidden.includes(ref))),
  );
}
