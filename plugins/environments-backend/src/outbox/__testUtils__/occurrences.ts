import {
  Occurrence,
  OccurredDeployment,
  OccurredEnvironment,
} from '../../records/occurrence';

/** The production environment of a component. */
export function stageOf(
  overrides: Partial<OccurredEnvironment> = {},
): OccurredEnvironment {
  return {
    id: 'env-1',
    name: 'orders-production',
    owner: 'group:default/pay',
    createdBy: 'user:default/ada',
    blueprintId: 'service',
    blueprintVersion: 3,
    component: 'component:default/orders',
    stage: 'production',
    isMade: true,
    source: {
      repository: 'https://git.acme.test/orders.git',
      ref: 'v1.4.0',
      commit: '8f2c1e0',
      version: 'v1.4.0',
    },
    url: 'https://orders.acme.test/',
    ...overrides,
  };
}

/** A promotion of v1.4.0. */
export function deploymentOf(
  overrides: Partial<OccurredDeployment> = {},
): OccurredDeployment {
  return {
    id: 'deployment-1',
    kind: 'promote',
    version: 'v1.4.0',
    previousVersion: 'v1.3.0',
    requestedBy: 'user:default/ada',
    approvedBy: ['user:default/grace'],
    ...overrides,
  };
}

export function occurrence(
  kind: Occurrence['kind'],
  overrides: Partial<Occurrence> = {},
): Occurrence {
  return {
    kind,
    at: new Date('2026-11-20T12:00:00Z'),
    message: 'Something happened',
    environment: stageOf(),
    ...overrides,
  };
}
