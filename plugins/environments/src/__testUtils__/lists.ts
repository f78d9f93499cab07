import {
  ApprovalRequest,
  FreezeWindow,
  Orphan,
} from '@groundwork/backstage-plugin-environments-common';

/** An approval of a deployment to production that waits for the person. */
export function approval(
  changed: Partial<ApprovalRequest> = {},
): ApprovalRequest {
  return {
    id: 'a-1',
    subject: {
      kind: 'deployment',
      deploymentId: 'd-1',
      component: 'component:default/orders',
      stage: 'production',
      version: 'v2.2.0',
    },
    digest:
      'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
    summary: ['v2.1.0 becomes v2.2.0', '  the service is restarted'],
    groups: ['group:default/payments-core'],
    required: 2,
    requestedBy: 'user:default/kofi.mensah',
    requestedAt: '2026-11-20T09:00:00Z',
    expiresAt: '2099-01-01T00:00:00Z',
    status: 'open',
    decisions: [],
    mayDecide: true,
    ...changed,
  };
}

/** A freeze of production that is in force, and was set in the portal. */
export function freeze(changed: Partial<FreezeWindow> = {}): FreezeWindow {
  return {
    id: 'f-1',
    reason: 'Year-end closing',
    from: '2026-11-01T00:00:00Z',
    to: '2099-01-01T00:00:00Z',
    stages: ['production'],
    entities: ['component:default/orders'],
    createdBy: 'user:default/jonas.weber',
    ...changed,
  };
}

/** A process that nobody has dealt with yet. */
export function orphan(changed: Partial<Orphan> = {}): Orphan {
  return {
    id: 'o-1',
    driver: 'process',
    externalId: 'gw-4711',
    description: 'Process 4711, port 40112',
    environmentId: 'e-1',
    environmentName: 'orders-discount',
    resourceName: 'service',
    firstSeenAt: '2026-11-19T09:00:00Z',
    lastSeenAt: '2026-11-21T09:00:00Z',
    status: 'found',
    adoptable: true,
    ...changed,
  };
}
