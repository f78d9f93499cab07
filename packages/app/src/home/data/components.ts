import {
  Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { getEntityRelations } from '@backstage/plugin-catalog-react';

export const TIER_ANNOTATION = 'groundwork.dev/tier';

/** A component as Home lists it. */
export interface ComponentRow {
  entityRef: string;
  title: string;
  type?: string;
  lifecycle?: string;
  tier?: string;
  ownerRef?: string;
}

function specText(entity: Entity, key: string): string | undefined {
  const value = entity.spec?.[key];
  return typeof value === 'string' ? value : undefined;
}

function firstRef(entity: Entity, relation: string): string | undefined {
  const [ref] = getEntityRelations(entity, relation);
  return ref && stringifyEntityRef(ref);
}

function titleOf(entity: Entity): string {
  return entity.metadata.title ?? entity.metadata.name;
}

/** Reads what Home shows of a component. */
export function componentRowOf(entity: Entity): ComponentRow {
  return {
    entityRef: stringifyEntityRef(entity),
    title: titleOf(entity),
    type: specText(entity, 'type'),
    lifecycle: specText(entity, 'lifecycle'),
    tier: entity.metadata.annotations?.[TIER_ANNOTATION],
    ownerRef: firstRef(entity, RELATION_OWNED_BY),
  };
}

/** A system as Home lists it. */
export interface SystemRow {
  entityRef: string;
  title: string;
  domainRef?: string;
  ownerRef?: string;
  components: number;
}

/**
 * Reads what Home shows of a system.
 *
 * @param componentsBySystem - how many components each system has, by ref
 */
export function systemRowOf(
  entity: Entity,
  componentsBySystem: Map<string, number>,
): SystemRow {
  const entityRef = stringifyEntityRef(entity);
  return {
    entityRef,
    title: titleOf(entity),
    domainRef: firstRef(entity, RELATION_PART_OF),
    ownerRef: firstRef(entity, RELATION_OWNED_BY),
    components: componentsBySystem.get(entityRef) ?? 0,
  };
}
