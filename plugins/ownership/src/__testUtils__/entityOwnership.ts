import {
  ContactCard,
  EntityOwnership,
} from '@groundwork/backstage-plugin-ownership-common';

/** The entity that `checkoutOwnership` is about, as the catalog has it. */
export const checkoutEntity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout-web', namespace: 'default' },
  spec: { type: 'website', lifecycle: 'production', owner: 'payments-core' },
};

export const paymentsCore = {
  entityRef: 'group:default/payments-core',
  title: 'Payments Core',
  exists: true,
};

const contact: ContactCard = {
  onCall: {
    status: 'known',
    levels: [
      {
        level: 1,
        people: [{ name: 'Ada Byron', entityRef: 'user:default/ada.byron' }],
      },
      {
        level: 2,
        people: [
          { name: 'Kofi Mensah', entityRef: 'user:default/kofi.mensah' },
        ],
      },
    ],
    schedule: 'payments-core',
    source: 'ical',
  },
  channel: {
    name: '#payments-incidents',
    url: 'https://chat.acme.test/payments',
  },
  runbook: {
    title: 'Checkout runbook',
    url: 'https://wiki.acme.test/checkout',
  },
  dashboards: [
    { title: 'Checkout', url: 'https://grafana.acme.test/checkout' },
  ],
  tier: 1,
  nearest: [],
  dependencies: [],
  dependents: [],
};

/** Checkout web of Payments Core, where all is well. */
export function checkoutOwnership(
  rest: Omit<Partial<EntityOwnership>, 'contact'> & {
    contact?: Partial<ContactCard>;
  } = {},
): EntityOwnership {
  return {
    entity: {
      entityRef: 'component:default/checkout-web',
      kind: 'component',
      title: 'Checkout web',
      tier: 1,
    },
    owners: [paymentsCore],
    identifiers: [],
    history: [],
    gaps: [],
    asOf: '2026-11-21T08:00:00.000Z',
    degraded: false,
    degradedReasons: [],
    ...rest,
    contact: { ...contact, ...rest.contact },
  };
}
