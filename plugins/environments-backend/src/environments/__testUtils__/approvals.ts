import { ORDERS, ruth, SERVICE } from './serviceWorld';
import { ServiceTest } from './setUpService';

/** Of blueprints that somebody has to agree to. */
export const POLICY = {
  grace: { days: 1 },
  defaultTtl: { hours: 8 },
  maxPerOwner: 1,
  maxCostPerDay: 100,
  approval: {
    groups: ['group:default/platform'],
    required: 1,
    validFor: { hours: 4 },
  },
};

/** A blueprint that somebody has to agree to. */
export const AGREED = { ...SERVICE, policy: POLICY };

export const request = {
  blueprintId: 'service',
  component: ORDERS,
  name: 'orders-demo',
};

/** How those who approve see and decide. */
export function approversOf(at: Pick<ServiceTest, 'world'>) {
  const open = async () =>
    (await at.world.approvals.query({ status: 'open' }, ruth)).items;
  return {
    open,
    decide: async (decision: 'approve' | 'reject', comment?: string) => {
      const [{ id, digest }] = await open();
      return at.world.approvals.decide(id, { decision, digest, comment }, ruth);
    },
  };
}
