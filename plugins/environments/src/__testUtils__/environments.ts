import {
  BlueprintDetail,
  EnvironmentDetail,
  EnvironmentSummary,
  Verdict,
} from '@groundwork/backstage-plugin-environments-common';

/** An environment of the orders service, as lists show it. */
export function environmentSummary(
  changed: Partial<EnvironmentSummary> = {},
): EnvironmentSummary {
  return {
    id: 'e-1',
    name: 'orders-discount',
    phase: 'ready',
    message: 'Everything is there and healthy',
    blueprint: { id: 'service', title: 'Service with a database', version: 2 },
    owner: 'group:default/payments-core',
    component: 'component:default/orders',
    createdBy: 'user:default/ada.byron',
    createdAt: '2026-11-20T09:00:00Z',
    updatedAt: '2026-11-21T09:00:00Z',
    expiresAt: '2099-01-01T00:00:00Z',
    ...changed,
  };
}

const allowed = { allowed: true };

/** The same with everything that its page shows. */
export function environmentDetail(
  changed: Partial<EnvironmentDetail> = {},
): EnvironmentDetail {
  return {
    ...environmentSummary(),
    generation: 1,
    observedGeneration: 1,
    desired: {
      blueprintId: 'service',
      blueprintVersion: 2,
      inputs: {},
      paused: false,
      deleted: false,
    },
    conditions: [],
    resources: [
      { name: 'database', type: 'database', driver: 'sqlite', status: 'ready' },
    ],
    outputs: [
      { name: 'password', kind: 'secret' },
      { name: 'commit', kind: 'value', value: 'abc123' },
    ],
    operation: {
      id: 'op-1',
      environmentId: 'e-1',
      kind: 'create',
      status: 'succeeded',
      generation: 1,
      requestedAt: '2026-11-20T09:00:00Z',
      attempts: 1,
      steps: [
        {
          resource: 'database',
          action: 'create',
          status: 'done',
          startedAt: '2026-11-20T09:00:00.000Z',
          finishedAt: '2026-11-20T09:00:00.300Z',
        },
      ],
    },
    actions: {
      extend: allowed,
      pause: allowed,
      resume: { allowed: false, reason: 'It is not paused' },
      update: allowed,
      redeploy: allowed,
      cancel: { allowed: false, reason: 'Nothing is under way' },
      retry: { allowed: false, reason: 'Nothing has failed' },
      destroy: allowed,
      'reveal-secret': allowed,
    },
    cost: { currency: 'EUR', perDay: 1.2, soFar: 0.3 },
    ...changed,
  };
}

/** A blueprint that asks for a number. */
export function blueprint(
  changed: Partial<BlueprintDetail> = {},
): BlueprintDetail {
  return {
    id: 'service',
    title: 'Service with a database',
    owner: 'group:default/platform',
    version: 2,
    resources: [{ name: 'database', type: 'database', driver: 'sqlite' }],
    usesSource: true,
    allowed: true,
    expected: { p50Ms: 2400, p90Ms: 5000, n: 12 },
    publishedAt: '2026-11-01T09:00:00Z',
    origin: 'blueprints/service.yaml',
    definition: {
      id: 'service',
      title: 'Service with a database',
      owner: 'group:default/platform',
      inputs: {
        type: 'object',
        properties: {
          orders: { title: 'Orders', type: 'integer', default: 20 },
        },
      },
      resources: [],
      outputs: {},
      policy: { grace: { days: 2 } },
    },
    ...changed,
  };
}

/** What would come of a request: yes. */
export function verdict(changed: Partial<Verdict> = {}): Verdict {
  return {
    decision: 'allowed',
    reasons: [],
    name: 'orders-main',
    plan: [
      {
        name: 'database',
        type: 'database',
        driver: 'sqlite',
        action: 'create',
        changes: ['A database of its own'],
        perDay: 0.24,
      },
    ],
    digest: 'sha256:one',
    cost: { currency: 'EUR', perDay: 1.2, total: 0.4 },
    quota: {
      environments: { used: 2, limit: 5 },
      costPerDay: { used: 2.4, limit: 10 },
    },
    ...changed,
  };
}
