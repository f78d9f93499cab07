import { Findings } from '../types';

/** What was found out about a request that nothing is wrong with. */
export function someFindings(change: Partial<Findings> = {}): Findings {
  return {
    blueprint: {
      id: 'service',
      version: 3,
      policy: { grace: { days: 1 } },
      policyVersion: 3,
    },
    name: 'orders-main-1a2b',
    owner: 'group:default/ordering',
    component: 'component:default/orders',
    inputs: { size: 1 },
    source: {
      repository: '/repos/orders',
      ref: 'feature/gifts',
      commit: 'c'.repeat(40),
    },
    plan: [
      {
        name: 'web',
        type: 'service',
        driver: 'ledger',
        action: 'create',
        changes: ['+ object'],
        perDay: 48,
      },
    ],
    fingerprints: {},
    costPerDay: 48,
    costPerDayBefore: 0,
    isChange: true,
    ownershipRefs: ['group:default/ordering'],
    reasons: [],
    notToAgree: [],
    ...change,
  };
}
