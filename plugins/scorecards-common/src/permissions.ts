import { createPermission } from '@backstage/plugin-permission-common';

/**
 * The type of the resource that permissions about an entity's scorecards are
 * decided on: an entity, by its ref.
 *
 * @public
 */
export const RESOURCE_TYPE_SCORED_ENTITY = 'scorecards-entity';

/**
 * Allows reading scorecards, levels and facts. What the caller may not read in
 * the catalog is left out.
 *
 * @public
 */
export const scorecardsReadPermission = createPermission({
  name: 'scorecards.read',
  attributes: { action: 'read' },
});

/**
 * Allows publishing and withdrawing definitions over the API.
 *
 * @public
 */
export const scorecardsDefinitionWritePermission = createPermission({
  name: 'scorecards.definition.write',
  attributes: { action: 'update' },
});

/**
 * Allows asking for an exemption from a check, for an entity.
 *
 * @public
 */
export const scorecardsWaiverRequestPermission = createPermission({
  name: 'scorecards.waiver.request',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_SCORED_ENTITY,
});

/**
 * Allows granting, refusing and ending exemptions, for an entity; never those
 * that the caller has asked for.
 *
 * @public
 */
export const scorecardsWaiverApprovePermission = createPermission({
  name: 'scorecards.waiver.approve',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_SCORED_ENTITY,
});

/**
 * Allows reporting facts about an entity. Clients of the configuration with a
 * token of their own need no permission, but may only write the facts that
 * their token is for.
 *
 * @public
 */
export const scorecardsFactsPushPermission = createPermission({
  name: 'scorecards.facts.push',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_SCORED_ENTITY,
});

/**
 * Allows evaluating an entity anew, backtesting definitions and asking gates.
 *
 * @public
 */
export const scorecardsEvaluatePermission = createPermission({
  name: 'scorecards.evaluate',
  attributes: { action: 'read' },
});

/**
 * All permissions of the scorecards plugin.
 *
 * @public
 */
export const scorecardsPermissions = [
  scorecardsReadPermission,
  scorecardsDefinitionWritePermission,
  scorecardsWaiverRequestPermission,
  scorecardsWaiverApprovePermission,
  scorecardsFactsPushPermission,
  scorecardsEvaluatePermission,
];
