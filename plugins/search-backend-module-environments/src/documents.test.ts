import { EnvironmentSummary } from '@groundwork/backstage-plugin-environments-common';
import { toDocument } from './documents';

const ORDERS: EnvironmentSummary = {
  id: 'e-1',
  name: 'orders-discount',
  phase: 'ready',
  message: 'Everything is there and healthy',
  blueprint: { id: 'service', title: 'Service with a database', version: 2 },
  owner: 'group:default/ordering',
  component: 'component:default/orders',
  source: {
    repository: 'https://git.acme.test/acme/orders',
    ref: 'feature/discount',
    commit: '0123456789abcdef0123456789abcdef01234567',
  },
  createdBy: 'user:default/chloe.dubois',
  createdAt: '2026-11-20T09:00:00Z',
  updatedAt: '2026-11-21T09:00:00Z',
};

describe('toDocument', () => {
  it('makes a document for those who may read the environment', () => {
    expect(toDocument(ORDERS)).toEqual({
      title: 'orders-discount',
      text: 'Service with a database, for orders, runs feature/discount, owned by ordering, ready',
      location: '/environments/e-1',
      authorization: { resourceRef: 'e-1' },
      environmentId: 'e-1',
      owner: 'group:default/ordering',
      component: 'component:default/orders',
      blueprint: 'Service with a database',
      phase: 'ready',
    });
  });

  it('names the stage and the release of a long-lived one', () => {
    const { text } = toDocument({
      ...ORDERS,
      stage: 'production',
      phase: 'delete-blocked',
      source: { ...ORDERS.source!, version: '1.8.2' },
    });

    expect(text).toBe(
      'Service with a database, stage production, for orders, runs 1.8.2, owned by ordering, delete blocked',
    );
  });

  it('leaves out what there is not', () => {
    const { text, component } = toDocument({
      ...ORDERS,
      component: undefined,
      source: undefined,
    });

    expect(text).toBe('Service with a database, owned by ordering, ready');
    expect(component).toBeUndefined();
  });

  it('does not say who created it', () => {
    expect(JSON.stringify(toDocument(ORDERS))).not.toContain('chloe');
  });
});
