import { Entity } from '@backstage/catalog-model';

/** The ledger, as the catalog has it. */
export const ledgerEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'ledger', namespace: 'default', title: 'Ledger' },
  spec: { type: 'service', lifecycle: 'production', owner: 'payments-core' },
};

/** The team of Ada Byron, as the catalog has it. */
export const paymentsCoreEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'payments-core', namespace: 'default' },
  spec: {
    type: 'team',
    profile: { displayName: 'Payments Core' },
    children: [],
  },
};

/** An error as the backend gives it to those who may not. */
export function deniedError(): Error {
  return Object.assign(new Error('Unauthorized'), { name: 'NotAllowedError' });
}

/** Answers never, as one who waits sees it. */
export const never = () => new Promise<never>(() => {});
