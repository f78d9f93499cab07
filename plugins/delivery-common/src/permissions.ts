import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Allows reading changes, deployments, tests, incidents and what is measured.
 *
 * @public
 */
export const deliveryReadPermission = createPermission({
  name: 'delivery.read',
  attributes: { action: 'read' },
});

/**
 * Allows sending events and test results.
 *
 * @public
 */
export const deliveryIngestPermission = createPermission({
  name: 'delivery.ingest',
  attributes: { action: 'create' },
});

/**
 * Allows declaring incidents, and changing and closing them.
 *
 * @public
 */
export const deliveryIncidentWritePermission = createPermission({
  name: 'delivery.incident.write',
  attributes: { action: 'update' },
});

/**
 * Allows correcting which deployment or change something came from.
 *
 * @public
 */
export const deliveryLinkWritePermission = createPermission({
  name: 'delivery.link.write',
  attributes: { action: 'update' },
});

/**
 * Allows putting tests into quarantine, and taking them out.
 *
 * @public
 */
export const deliveryTestWritePermission = createPermission({
  name: 'delivery.test.write',
  attributes: { action: 'update' },
});

/**
 * Allows replaying what could not be understood, and starting backfills.
 *
 * @public
 */
export const deliveryAdminPermission = createPermission({
  name: 'delivery.admin',
  attributes: { action: 'update' },
});

/**
 * All permissions of the plugin.
 *
 * @public
 */
export const deliveryPermissions = [
  deliveryReadPermission,
  deliveryIngestPermission,
  deliveryIncidentWritePermission,
  deliveryLinkWritePermission,
  deliveryTestWritePermission,
  deliveryAdminPermission,
];
