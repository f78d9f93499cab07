import { FactSchema } from '@groundwork/backstage-plugin-scorecards-common';

/** What is observed of components alone. */
const COMPONENT_FACTS: readonly FactSchema[] = [
  {
    id: 'environments.active',
    type: 'integer',
    unit: 'environments',
    minimum: 0,
    description: 'Environments that exist of it, besides its stages.',
  },
  {
    id: 'environments.unhealthy',
    type: 'integer',
    unit: 'environments',
    minimum: 0,
    description:
      'Environments and stages of it that have failed, are degraded, or cannot be deleted.',
  },
  {
    id: 'environments.stages',
    type: 'integer',
    unit: 'stages',
    minimum: 0,
    description: 'Stages of it that exist.',
  },
  {
    id: 'environments.lastStageVersion',
    type: 'string',
    description:
      'The release that its last stage is to run; none while there is none.',
  },
  {
    id: 'deployments.lastDeployedAt',
    type: 'timestamp',
    description:
      'When a release was last placed into its last stage; none if not within 30 days.',
  },
  {
    id: 'deployments.perWeek30d',
    type: 'double',
    unit: 'deployments per week',
    minimum: 0,
    description:
      'How often a release was placed into its last stage, roll-backs left out, over 30 days; none for what is not deployed through the portal.',
  },
  {
    id: 'deployments.failShare30d',
    type: 'double',
    minimum: 0,
    maximum: 1,
    description:
      'Of the deployments into any of its stages within 30 days, the share that failed; none without any.',
  },
  {
    id: 'deployments.rollbackCount30d',
    type: 'integer',
    unit: 'roll-backs',
    minimum: 0,
    description:
      'Roll-backs in any of its stages within 30 days; none for what is not deployed through the portal.',
  },
];

/** What is observed of components, and of groups over all that they own. */
const COMMON_FACTS: readonly FactSchema[] = [
  {
    id: 'deployments.approvalWaitP50Hours',
    type: 'double',
    unit: 'hours',
    minimum: 0,
    description:
      'For how long deployments within 30 days waited until they were approved, the median; none without any that was.',
  },
  {
    id: 'deployments.withoutApprovalShare30d',
    type: 'double',
    minimum: 0,
    maximum: 1,
    description:
      'Of the releases that were placed into its last stage within 30 days, the share that nobody had approved; none without any.',
  },
];

/** What is observed of groups alone. */
const GROUP_FACTS: readonly FactSchema[] = [
  {
    id: 'environments.requests28d',
    type: 'integer',
    unit: 'environments',
    minimum: 0,
    description:
      'Of a group: environments, besides stages, that were asked for within 28 days.',
  },
  {
    id: 'environments.successShare28d',
    type: 'double',
    minimum: 0,
    maximum: 1,
    description:
      'Of a group: of those that became ready or could not be made, the share that became ready; none without any.',
  },
  {
    id: 'environments.ttlShare',
    type: 'double',
    minimum: 0,
    maximum: 1,
    description:
      'Of a group: of the environments that exist, besides stages, the share that has an end; none without any.',
  },
  {
    id: 'environments.orphans',
    type: 'integer',
    unit: 'environments',
    minimum: 0,
    description:
      'Of a group: environments and stages whose owner or component the catalog does not have any more, that run an hour after their end, or that cannot be deleted.',
  },
  // Scorecards may ask for it: what names no fact is refused as a whole
  {
    id: 'environments.watchedShare',
    type: 'double',
    minimum: 0,
    maximum: 1,
    description:
      'Of a group: of the deployments into the last stage within 30 days, the share that was watched afterwards and would have been rolled back automatically; none yet, since the environments plugin does not watch deployments.',
  },
];

/** What the collector `environments` observes of components and groups. */
export const ENVIRONMENT_FACTS: readonly FactSchema[] = [
  ...COMPONENT_FACTS,
  ...COMMON_FACTS,
  ...GROUP_FACTS,
];
