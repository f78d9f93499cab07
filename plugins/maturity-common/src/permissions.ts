import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Allows reading how mature teams are and why. Teams that the catalog does not show
 * to somebody are left out of what they read.
 *
 * @public
 */
export const maturityReadPermission = createPermission({
  name: 'maturity.read',
  attributes: { action: 'read' },
});

/**
 * Allows reading the leadership report.
 *
 * @public
 */
export const maturityReportReadPermission = createPermission({
  name: 'maturity.report.read',
  attributes: { action: 'read' },
});

/**
 * Allows answering the questionnaire of a team. Members of the team alone may, whoever
 * else has the permission.
 *
 * @public
 */
export const maturitySelfAssessmentWritePermission = createPermission({
  name: 'maturity.self-assessment.write',
  attributes: { action: 'update' },
});

/**
 * All permissions of the maturity plugin.
 *
 * @public
 */
export const maturityPermissions = [
  maturityReadPermission,
  maturityReportReadPermission,
  maturitySelfAssessmentWritePermission,
];
