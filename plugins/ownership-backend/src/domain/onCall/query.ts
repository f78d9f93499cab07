import { OnCallQuery } from '@groundwork/backstage-plugin-ownership-node';
import { EntityProjection } from '../projection';

/** Finds what is kept of an entity, in memory. */
export type EntityFinder = (entityRef: string) => EntityProjection | undefined;

/** What providers are asked about an entity: its own annotations come first. */
export function onCallQueryOf(
  entity: EntityProjection,
  find: EntityFinder,
  at: Date,
): OnCallQuery {
  // The first owner that has an annotation gives it, so the last is put first.
  const inherited = [...entity.owners]
    .reverse()
    .map(owner => find(owner)?.annotations ?? {});
  return {
    entityRef: entity.entityRef,
    owners: entity.owners,
    annotations: Object.assign({}, ...inherited, entity.annotations),
    at,
  };
}
