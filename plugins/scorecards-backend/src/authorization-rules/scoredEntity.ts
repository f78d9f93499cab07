import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_SCORED_ENTITY } from '@groundwork/backstage-plugin-scorecards-common';

/**
 * What rules know of an entity.
 *
 * @public
 */
export interface ScoredEntityResource {
  /** E.g. `component:default/orders`. */
  entityRef: string;
  /** Lower case. */
  kind: string;
  /** Ref of the owner; absent when it has none. */
  ownerRef?: string;
}

/**
 * Rules as conditions on many entities: one of these answers for them.
 *
 * @public
 */
export interface ScoredEntityQuery {
  /** Refs of groups and users, in lower case. */
  answerableRefs: string[];
}

/**
 * The resource that permissions about an entity's scorecards are decided on.
 *
 * @public
 */
export const scoredEntityPermissionResourceRef = createPermissionResourceRef<
  ScoredEntityResource,
  ScoredEntityQuery
>().with({
  pluginId: 'scorecards',
  resourceType: RESOURCE_TYPE_SCORED_ENTITY,
});
