import type { FactSchema } from '@groundwork/backstage-plugin-scorecards-common';

/**
 * What of a component counts for a share: that the fact is true, that it is
 * false, that there is one, or that it is a time within the last 90 days.
 *
 * @public
 */
export type TeamShareCounts = 'true' | 'false' | 'present' | 'within90Days';

/**
 * A share of a team's components, and the fact of each that it is a share of.
 *
 * @public
 */
export interface TeamShare {
  /** Id of the share. */
  id: string;
  /** Id of the fact of each component. */
  of: string;
  /** `true` unless said. */
  counts?: TeamShareCounts;
  description: string;
}

/**
 * Shares of a team's components that the collector `team` observes.
 *
 * @public
 */
export const TEAM_SHARES: readonly TeamShare[] = [
  {
    id: 'team.ciShare',
    of: 'repo.hasCi',
    description: 'Share of its components whose repository has a pipeline.',
  },
  {
    id: 'team.testsShare',
    of: 'repo.hasTests',
    description: 'Share of its components whose repository has tests.',
  },
  {
    id: 'team.codeownersShare',
    of: 'repo.hasCodeowners',
    description: 'Share of its components whose repository has CODEOWNERS.',
  },
  {
    id: 'team.changelogShare',
    of: 'repo.hasChangelog',
    description: 'Share of its components whose repository has a changelog.',
  },
  {
    id: 'team.runbookShare',
    of: 'catalog.hasRunbook',
    description: 'Share of its components that have a runbook.',
  },
  {
    id: 'team.dashboardShare',
    of: 'catalog.hasDashboard',
    description: 'Share of its components that have a dashboard.',
  },
  {
    id: 'team.describedShare',
    of: 'catalog.hasDescription',
    description: 'Share of its components that have a description.',
  },
  {
    id: 'team.tierShare',
    of: 'catalog.tier',
    counts: 'present',
    description: 'Share of its components whose criticality is known.',
  },
  {
    id: 'team.logsShare',
    of: 'catalog.hasLogs',
    description: 'Share of its components that say where their logs are.',
  },
  {
    id: 'team.alertsShare',
    of: 'catalog.hasAlerts',
    description: 'Share of its components that name their alerts.',
  },
  {
    id: 'team.sloShare',
    of: 'catalog.hasSlo',
    description: 'Share of its components that name service level objectives.',
  },
  {
    id: 'team.templateShare',
    of: 'catalog.fromTemplate',
    description: 'Share of its components that were made from a template.',
  },
  {
    id: 'team.ownershipConfirmedShare',
    of: 'catalog.ownershipConfirmedAt',
    counts: 'within90Days',
    description:
      'Share of its components whose ownership was confirmed within 90 days.',
  },
  {
    id: 'team.securityScanShare',
    of: 'repo.hasSecurityScan',
    description: 'Share of its components that a security scanner looks at.',
  },
  {
    id: 'team.featureFlagsShare',
    of: 'repo.usesFeatureFlags',
    description: 'Share of its components that use feature flags.',
  },
  {
    id: 'team.sharedWorkflowShare',
    of: 'repo.usesSharedWorkflow',
    description:
      'Share of its components whose pipeline is shared with other repositories.',
  },
  {
    id: 'team.secretsCleanShare',
    of: 'repo.hasSecretLookingFiles',
    counts: 'false',
    description:
      'Share of its components without files that are named like secrets.',
  },
];

/**
 * What the collector `team` observes of groups: what is known of the components
 * that they own.
 *
 * @public
 */
export const TEAM_FACTS: readonly FactSchema[] = [
  {
    id: 'team.components',
    type: 'integer',
    unit: 'components',
    minimum: 0,
    description: 'Components that the group owns itself.',
  },
  {
    id: 'team.lineCoverageMedian',
    type: 'double',
    unit: '%',
    minimum: 0,
    maximum: 100,
    description:
      'Median of `ci.lineCoverage` over its components that report it; none when none does.',
  },
  ...TEAM_SHARES.map(
    ({ id, description }): FactSchema => ({
      id,
      type: 'double',
      minimum: 0,
      maximum: 1,
      description: `${description} From 0 to 1, over the components for which it is known; none when it is known for none.`,
    }),
  ),
];
