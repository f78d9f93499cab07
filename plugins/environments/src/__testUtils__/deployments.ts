import {
  ApprovalRequest,
  ComponentStages,
  Deployment,
  DeploymentVerdict,
  Release,
  StageStatus,
} from '@groundwork/backstage-plugin-environments-common';
import { approval } from './lists';

const component = 'component:default/orders';

/** A release whose commit is told by one letter. */
export function release(version: string, letter: string): Release {
  return {
    component,
    version,
    repository: 'https://git.acme.test/orders',
    commit: letter.repeat(40),
    createdAt: '2026-11-10T09:00:00Z',
  };
}

/** A stage where v2.1.0 runs and is verified. */
export function stageStatus(changed: Partial<StageStatus> = {}): StageStatus {
  return {
    stage: { id: 'staging', title: 'Staging', after: 'dev' },
    environmentId: 'e-staging',
    environmentName: 'orders-staging',
    phase: 'ready',
    url: 'http://localhost:34017',
    current: {
      version: 'v2.1.0',
      commit: 'b'.repeat(40),
      since: '2026-11-20T09:00:00Z',
      by: 'user:default/ada.byron',
    },
    verifiedAt: '2026-11-20T10:00:00Z',
    notPromoted: [],
    rollbackTo: [],
    ...changed,
  };
}

/** Three stages: v2.2.0 has come to dev only. */
export function componentStages(
  changed: Partial<ComponentStages> = {},
): ComponentStages {
  return {
    component,
    enabled: true,
    releases: [
      release('v2.2.0', 'c'),
      release('v2.1.0', 'b'),
      release('v2.0.0', 'a'),
    ],
    stages: [
      stageStatus({
        stage: { id: 'dev', title: 'Development' },
        environmentId: 'e-dev',
        environmentName: 'orders-dev',
        current: {
          version: 'v2.2.0',
          commit: 'c'.repeat(40),
          since: '2026-11-21T09:00:00Z',
          by: 'user:default/ada.byron',
        },
      }),
      stageStatus({ notPromoted: ['v2.2.0'], rollbackTo: ['v2.0.0'] }),
      stageStatus({
        stage: { id: 'production', title: 'Production', after: 'staging' },
        environmentId: undefined,
        environmentName: undefined,
        phase: undefined,
        url: undefined,
        current: undefined,
        verifiedAt: undefined,
        notPromoted: ['v2.1.0', 'v2.0.0'],
      }),
    ],
    ...changed,
  };
}

/** A promotion to staging that is on its way. */
export function deployment(changed: Partial<Deployment> = {}): Deployment {
  return {
    id: 'd-1',
    component,
    stage: 'staging',
    environmentId: 'e-staging',
    kind: 'promote',
    version: 'v2.2.0',
    commit: 'c'.repeat(40),
    previousVersion: 'v2.1.0',
    status: 'deploying',
    gates: [],
    planDigest: 'sha256:plan',
    requestedBy: 'user:default/grace.hopper',
    requestedAt: '2026-11-21T11:00:00Z',
    ...changed,
  };
}

/** One of two has agreed, who is the one that looks. */
export function approvalRequest(
  changed: Partial<ApprovalRequest> = {},
): ApprovalRequest {
  return approval({
    groups: ['group:default/responders'],
    decisions: [
      {
        by: 'user:default/ada.byron',
        at: '2026-11-21T11:05:00Z',
        decision: 'approve',
      },
    ],
    mayDecide: false,
    mayNotReason: 'You have decided already',
    ...changed,
  });
}

/** What would come of promoting v2.2.0 to staging: yes. */
export function deploymentVerdict(
  changed: Partial<DeploymentVerdict> = {},
): DeploymentVerdict {
  return {
    decision: 'allowed',
    reasons: [],
    gates: [
      {
        gate: 'verified',
        verdict: 'pass',
        message: 'v2.2.0 was verified in dev',
      },
    ],
    version: 'v2.2.0',
    commit: 'c'.repeat(40),
    previousVersion: 'v2.1.0',
    planDigest: 'sha256:plan',
    resources: [],
    notUndone: [],
    ...changed,
  };
}
