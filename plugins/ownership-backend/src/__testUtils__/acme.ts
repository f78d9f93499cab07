import { Entity } from '@backstage/catalog-model';
import { EntityGiven, entityOf } from '../entities/__testUtils__/knownIndex';

export const PAYMENTS = 'component:default/payments';
export const ORDERS = 'component:default/orders';
export const STOCK = 'component:default/stock';
export const LEDGER = 'component:default/ledger';
/** Only those who run it may know of it. */
export const VAULT = 'component:default/vault';
export const PAYMENTS_CORE = 'group:default/payments-core';
export const ORDERING = 'group:default/ordering';
export const ADA = 'user:default/ada.byron';
export const MINA = 'user:default/mina.park';

const hosts = (...names: string[]) => ({
  'groundwork.dev/hosts': names.join(', '),
});

const GIVEN: EntityGiven[] = [
  {
    ref: PAYMENTS,
    title: 'Payments',
    owners: [PAYMENTS_CORE],
    dependencyOf: [ORDERS, VAULT],
    annotations: {
      ...hosts('pay.acme.test'),
      'groundwork.dev/tier': '1',
      'groundwork.dev/runbook': 'https://docs.acme.test/runbooks/payments',
    },
  },
  {
    ref: ORDERS,
    title: 'Orders',
    owners: [ORDERING],
    annotations: hosts('orders.acme.test', 'shared.acme.test'),
  },
  {
    ref: STOCK,
    title: 'Stock',
    owners: [ORDERING],
    annotations: hosts('stock.acme.test', 'shared.acme.test'),
  },
  { ref: LEDGER, title: 'Ledger', owners: [PAYMENTS_CORE] },
  {
    ref: VAULT,
    title: 'Vault of keys',
    owners: ['group:default/keepers'],
    annotations: hosts('vault.acme.test', 'orders.acme.test'),
  },
  {
    ref: PAYMENTS_CORE,
    title: 'Payments core',
    members: [ADA],
    annotations: { 'groundwork.dev/chat-channel': '#payments-incidents' },
  },
  { ref: ORDERING, title: 'Ordering', members: [MINA] },
  { ref: 'group:default/keepers', title: 'Keepers of keys' },
  { ref: ADA, title: 'Ada Byron' },
  { ref: MINA, title: 'Mina Park' },
];

/** The catalog of a small organisation. */
export const ACME: Entity[] = GIVEN.map(entityOf);
