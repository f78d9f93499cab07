import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Allows asking who owns something. What the caller may not read in the
 * catalog is left out of the answer.
 *
 * @public
 */
export const ownershipResolvePermission = createPermission({
  name: 'ownership.resolve',
  attributes: { action: 'read' },
});

/**
 * Allows reading the list of gaps in ownership.
 *
 * @public
 */
export const ownershipGapsReadPermission = createPermission({
  name: 'ownership.gaps.read',
  attributes: { action: 'read' },
});

/**
 * Allows confirming, rejecting and correcting an answer.
 *
 * @public
 */
export const ownershipFeedbackCreatePermission = createPermission({
  name: 'ownership.feedback.create',
  attributes: { action: 'create' },
});

/**
 * Allows sending alerts to be enriched with their owners. For service tokens;
 * callers with the shared secret of an enrichment endpoint need no permission.
 *
 * @public
 */
export const ownershipEnrichPermission = createPermission({
  name: 'ownership.enrich',
  // It makes something happen: an alert goes to a receiver.
  attributes: { action: 'create' },
});

/**
 * All permissions of the ownership plugin.
 *
 * @public
 */
export const ownershipPermissions = [
  ownershipResolvePermission,
  ownershipGapsReadPermission,
  ownershipFeedbackCreatePermission,
  ownershipEnrichPermission,
];
