import {
  Backfill,
  IncidentChain,
  IncidentSummary,
  ReviewQueue,
  TestDetail,
  TestPage,
  TestSummary,
} from '@groundwork/backstage-plugin-delivery-common';
import { changeSummary } from './answers';
import { answerContext, measured } from './numbers';

/** A key with all that addresses have to escape. */
export const TEST_KEY = 'acme/orders cart.spec.ts #adds @slow 100%';

/** A flaky test of the cart. */
export function testSummary(changed: Partial<TestSummary> = {}): TestSummary {
  return {
    key: TEST_KEY,
    repository: 'github.com/acme/orders',
    suite: 'cart',
    name: 'adds what is in stock',
    state: 'flaky',
    component: 'component:default/orders',
    owner: 'group:default/payments-core',
    firstSeenAt: '2026-09-01T09:00:00Z',
    lastSeenAt: '2026-11-20T09:00:00Z',
    lastFlakeAt: '2026-11-19T09:00:00Z',
    executions: 200,
    failures: 14,
    flakes: 12,
    flakeRate: { value: 0.06, low: 0.03, high: 0.1 },
    costHours: 6.4,
    evidence: ['Passed and failed on the same tree 12 times'],
    ...changed,
  };
}

/** A page with that test. */
export function testPage(changed: Partial<TestPage> = {}): TestPage {
  return {
    ...answerContext(),
    items: [testSummary()],
    pageInfo: {},
    totals: { tests: 310, flaky: 3, broken: 1, quarantined: 2, costHours: 11 },
    ...changed,
  };
}

/** The test with what it did. */
export function testDetail(
  changed: Partial<TestDetail['test']> = {},
): TestDetail {
  return {
    test: testSummary(changed),
    executions: [
      {
        at: '2026-11-19T09:00:00Z',
        sha: '0123456789abcdef',
        attempt: 2,
        outcome: 'passed',
        isFlake: true,
        durationMs: 4_000,
        message: 'Expected 3, got 2',
      },
    ],
    days: [{ day: '2026-11-19', passed: 9, failed: 1, retried: 1 }],
  };
}

/** Two that wait, one of them too long. */
export function reviewQueue(changed: Partial<ReviewQueue> = {}): ReviewQueue {
  return {
    ...answerContext(),
    items: [
      {
        change: changeSummary({ mergedAt: undefined }),
        waitsFor: 'review',
        since: '2026-11-18T09:00:00Z',
        waitedHours: 50,
        isOverdue: true,
        risks: ['Touches a migration'],
      },
      {
        change: changeSummary({
          id: 'change:github.com/acme/ledger#3',
          repository: 'github.com/acme/ledger',
          number: 3,
          title: 'Round amounts',
          mergedAt: undefined,
        }),
        waitsFor: 'merge',
        since: '2026-11-20T07:00:00Z',
        waitedHours: 3,
        isOverdue: false,
        risks: [],
      },
    ],
    total: 2,
    overdue: 1,
    usual: measured({ value: 9, n: 41 }),
    overdueAfterHours: 31,
    load: [
      {
        team: 'group:default/payments-core',
        arrived: 24,
        reviewed: 22,
        waiting: 2,
      },
    ],
    ...changed,
  };
}

/** An id with all that addresses have to escape. */
export const INCIDENT_ID = 'incident/1 #2';

/** An incident that is open. */
export function incidentSummary(
  changed: Partial<IncidentSummary> = {},
): IncidentSummary {
  return {
    id: INCIDENT_ID,
    title: 'Checkout is slow',
    status: 'open',
    severity: 'high',
    component: 'component:default/orders',
    environment: 'production',
    detectedAt: '2026-11-20T09:00:00Z',
    team: 'group:default/payments-core',
    source: 'declared',
    ...changed,
  };
}

/** Where it came from: a deployment with a change in it. */
export function incidentChain(
  changed: Partial<IncidentChain> = {},
): IncidentChain {
  return {
    incident: incidentSummary(),
    owner: {
      team: 'group:default/payments-core',
      hop: {
        class: 'owned',
        confidence: 1,
        evidence: 'spec.owner then',
        isCorrected: false,
      },
    },
    deployments: [
      {
        hop: {
          class: 'rollback',
          confidence: 0.95,
          evidence: 'v1.8.1 came back 20 minutes later',
          isCorrected: false,
        },
        id: 'd-1',
        component: 'component:default/orders',
        environment: 'production',
        version: 'v1.8.2',
        sha: '0123456789abcdef',
        finishedAt: '2026-11-20T08:40:00Z',
        result: 'succeeded',
        deployedBy: ['user:default/ada.byron'],
        approvedBy: [],
        changes: [
          {
            hop: {
              class: 'contains',
              confidence: 1,
              evidence: 'Between v1.8.1 and v1.8.2',
              isCorrected: false,
            },
            change: changeSummary(),
          },
        ],
        moreChanges: 2,
      },
    ],
    candidates: [
      {
        id: 'd-0',
        component: 'component:default/ledger',
        environment: 'production',
        version: 'v3.0.0',
        sha: 'fedcba9876543210',
        finishedAt: '2026-11-20T07:00:00Z',
        result: 'succeeded',
      },
    ],
    corrections: [],
    timeline: [{ at: '2026-11-20T09:00:00Z', text: 'Detected' }],
    mayWrite: true,
    mayLink: true,
    ...changed,
  };
}

/** A repository that is being read. */
export function backfill(changed: Partial<Backfill> = {}): Backfill {
  return {
    id: 'b-1',
    repository: 'github.com/acme/orders',
    status: 'running',
    requestedAt: '2026-11-20T10:00:00Z',
    counts: {
      commits: 5_700,
      changes: 812,
      releases: 60,
      reverts: 9,
      assisted: 130,
    },
    remarks: [],
    ...changed,
  };
}
