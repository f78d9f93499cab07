import { OnCallQuery } from '@groundwork/backstage-plugin-ownership-node';
import { EntityProjection } from '../projection';

/** Finds what is kept of an entity, in memory. */
export type EntityFinder = (entityRef: string) => EntityProjection | undefined;

/** The annotations by which schedules are found. */
const ANNOTATIONS = [
  'groundwork.dev/on-call',
  'pagerduty.com/service-id',
  'pagerduty.com/integration-key',
  'opsgenie.com/team',
] as const;

/** The same for what has the same owners and annotations about on-call. */
export function scheduleKeyOf({ owners, annotations }: OnCallQuery): string {
  return JSON.stringify([owners, ANNOTATIONS.map(key => annotations[key])]);
}

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
