import { FactSchema } from '@groundwork/backstage-plugin-scorecards-common';

/** What the collector `environments` observes of components. */
export const ENVIRONMENT_FACTS: readonly FactSchema[] = [
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
