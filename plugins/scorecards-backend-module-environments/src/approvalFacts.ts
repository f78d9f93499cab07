import { JsonValue } from '@backstage/types';
import { Deployment } from '@groundwork/backstage-plugin-environments-common';
import { median, share } from './figures';

const HOUR_MS = 3_600_000;

/** How much deployments, of one component or of several, wait for others. */
export function approvalFacts({
  deployments,
  lastStage,
}: {
  deployments: readonly Deployment[];
  lastStage?: string;
}): Record<string, JsonValue | undefined> {
  const arrived = deployments.filter(
    ({ status, stage }) => status === 'succeeded' && stage === lastStage,
  );
  return {
    'deployments.approvalWaitP50Hours': median(deployments.flatMap(waitHours)),
    'deployments.withoutApprovalShare30d': share(
      arrived.filter(({ approval }) => approval?.status !== 'approved').length,
      arrived,
    ),
  };
}

/** From the request to the decision that was the last one it took. */
function waitHours({ approval }: Deployment): number[] {
  if (approval?.status !== 'approved') {
    return [];
  }
  const decided = approval.decisions
    .filter(({ decision }) => decision === 'approve')
    .map(({ at }) => Date.parse(at));
  return decided.length === 0
    ? []
    : [(Math.max(...decided) - Date.parse(approval.requestedAt)) / HOUR_MS];
}
