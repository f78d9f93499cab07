import type { FactSchema } from '@groundwork/backstage-plugin-scorecards-common';

/**
 * A share of a team's components, and the fact of each that it is a share of.
 *
 * @public
 */
export interface TeamShare {
  /** Id of the share. */
  id: string;
  /** Id of the fact, a boolean, of each component. */
  of: string;
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
