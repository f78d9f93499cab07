import { JsonValue } from '@backstage/types';
import {
  Deployment,
  EnvironmentPhase,
  EnvironmentSummary,
} from '@groundwork/backstage-plugin-environments-common';
import { approvalFacts } from './approvalFacts';
import { share } from './figures';

/** For how long deployments are looked back at. */
export const WINDOW_DAYS = 30;

const DAYS_PER_WEEK = 7;

const UNHEALTHY: ReadonlySet<EnvironmentPhase> = new Set([
  'degraded',
  'failed',
  'delete-blocked',
]);

/** What is known of a component. */
export interface Known {
  /** Those that exist. */
  environments: readonly EnvironmentSummary[];
  /** Those that were asked for within the window. */
  deployments: readonly Deployment[];
  /** Id of the stage in which a release has arrived; none without stages. */
  lastStage?: string;
}

/** The facts of a component; what is not known is left out. */
export function factsOf(known: Known): Record<string, JsonValue | undefined> {
  return { ...environmentFacts(known), ...deploymentFacts(known) };
}

function environmentFacts({ environments, lastStage }: Known) {
  const stages = environments.filter(({ stage }) => stage !== undefined);
  return {
    'environments.active': environments.length - stages.length,
    'environments.unhealthy': environments.filter(({ phase }) =>
      UNHEALTHY.has(phase),
    ).length,
    'environments.stages': stages.length,
    'environments.lastStageVersion': stages.find(
      ({ stage }) => stage === lastStage,
    )?.source?.version,
  };
}

function deploymentFacts({ environments, deployments, lastStage }: Known) {
  const isDeployedHere =
    deployments.length > 0 ||
    environments.some(({ stage }) => stage !== undefined);
  const succeeded = deployments.filter(({ status }) => status === 'succeeded');
  const failed = deployments.filter(({ status }) => status === 'failed');
  const arrived = succeeded.filter(({ stage }) => stage === lastStage);
  const releases = arrived.filter(({ kind }) => kind !== 'rollback');
  return {
    'deployments.lastDeployedAt': latest(arrived),
    'deployments.perWeek30d': isDeployedHere
      ? (releases.length * DAYS_PER_WEEK) / WINDOW_DAYS
      : undefined,
    'deployments.failShare30d': share(failed.length, [...succeeded, ...failed]),
    'deployments.rollbackCount30d': isDeployedHere
      ? succeeded.filter(({ kind }) => kind === 'rollback').length
      : undefined,
    ...approvalFacts({ deployments, lastStage }),
  };
}

function latest(deployments: readonly Deployment[]): string | undefined {
  return deployments
    .flatMap(({ finishedAt }) => finishedAt ?? [])
    .sort()
    .at(-1);
}
