import { parseEntityRef } from '@backstage/catalog-model';
import { OwnerSummary } from '@groundwork/backstage-plugin-ownership-common';
import { EntityProjection } from './projection';

const MAX_LEVELS = 5;

/** What owners are looked up in. */
export interface OwnerLookup {
  /** The entity, if the catalog has it and the asker may read it. */
  getEntity(entityRef: string): EntityProjection | undefined;
  /** Whether the catalog has the entity, readable or not. */
  isThere(entityRef: string): boolean;
  /** Owners at another time; those of now when left out. */
  ownersThen?: ReadonlyMap<string, readonly string[]>;
  /** Whether what has no owner gets that of its system or domain. */
  inherit: boolean;
}

/** Who owns an entity, and why. */
export interface Owners {
  /** All of them, in the catalog's order; several are normal. */
  owners: OwnerSummary[];
  /** The system or domain that they were inherited from. */
  inheritedFrom?: string;
}

/**
 * Finds the owners of an entity.
 *
 * Groups and users have none in the catalog: whoever asks about them has
 * already found who to talk to, so they are their own. Nothing else is made
 * up: the catalog itself lets owners of a system pass on to nothing, so
 * inheritance is the organisation's choice, and labelled.
 */
export function ownersOf(entityRef: string, lookup: OwnerLookup): Owners {
  const entity = lookup.getEntity(entityRef);
  if (!entity) {
    return { owners: [] };
  }
  if (entity.kind === 'group' || entity.kind === 'user') {
    return { owners: [summaryOf(entityRef, lookup)] };
  }
  const own = ownOwners(entity, lookup);
  if (own.length > 0) {
    return { owners: own.map(ref => summaryOf(ref, lookup)) };
  }
  return lookup.inherit ? inheritedOwners(entity, lookup) : { owners: [] };
}

/** All entities that {@link ownersOf} may ask about for an entity. */
export function entitiesAround(
  entityRef: string,
  getEntity: OwnerLookup['getEntity'],
): string[] {
  const above = wholesOf(entityRef, getEntity);
  return above.flatMap(ref => [ref, ...(getEntity(ref)?.owners ?? [])]);
}

function ownOwners(
  entity: EntityProjection,
  { ownersThen }: OwnerLookup,
): readonly string[] {
  return ownersThen ? ownersThen.get(entity.entityRef) ?? [] : entity.owners;
}

/** The nearest system or domain that has an owner passes it on. */
function inheritedOwners(
  entity: EntityProjection,
  lookup: OwnerLookup,
): Owners {
  const [, ...wholes] = wholesOf(entity.entityRef, lookup.getEntity);
  for (const ref of wholes) {
    const whole = lookup.getEntity(ref);
    const owners = whole ? ownOwners(whole, lookup) : [];
    if (owners.length > 0) {
      return {
        owners: owners.map(owner => summaryOf(owner, lookup)),
        inheritedFrom: ref,
      };
    }
  }
  return { owners: [] };
}

/** An entity and what it is part of, nearest first. */
function wholesOf(
  entityRef: string,
  getEntity: OwnerLookup['getEntity'],
): string[] {
  const found = new Set<string>();
  let level = [entityRef];
  for (let left = MAX_LEVELS; left > 0 && level.length > 0; left--) {
    level.forEach(ref => found.add(ref));
    level = level
      .flatMap(ref => getEntity(ref)?.partOf ?? [])
      .filter(ref => !found.has(ref) && isWhole(ref));
  }
  return [...found];
}

function isWhole(entityRef: string): boolean {
  return entityRef.startsWith('system:') || entityRef.startsWith('domain:');
}

/**
 * What can be said of an owner. The catalog shows its ref to whoever may read
 * the entity; its title only to those who may read the owner too.
 */
function summaryOf(entityRef: string, lookup: OwnerLookup): OwnerSummary {
  return {
    entityRef,
    title: lookup.getEntity(entityRef)?.title ?? parseEntityRef(entityRef).name,
    exists: lookup.isThere(entityRef),
  };
}
