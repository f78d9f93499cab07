import { serviceNameRules } from './service-name';

const { normalise, walk } = serviceNameRules;

describe('service-name', () => {
  it.each([
    ['gateway', 'gateway'],
    ['payments/gateway', 'payments/gateway'],
    ['Checkout  Web', 'checkout-web'],
    ['Bestellübersicht', 'bestellübersicht'],
    ['unknown_service', undefined],
    ['unknown_service:java', undefined],
    ['a/b/c', undefined],
    ['/gateway', undefined],
    ['', undefined],
    ['-x', undefined],
  ])('writes %j as %j', (text, key) => {
    expect(normalise(text)).toBe(key);
  });

  it('walks to other spellings, any namespace, and the workload', () => {
    expect(
      walk('payments/card_vault').map(step => [
        step.kind ?? 'service-name',
        step.key,
      ]),
    ).toEqual([
      ['service-name', 'payments/card-vault'],
      ['service-name', 'card_vault'],
    ]);
    expect(
      walk('payments/gateway').map(step => [
        step.kind ?? 'service-name',
        step.key,
      ]),
    ).toEqual([
      ['service-name', 'gateway'],
      ['kubernetes-workload', 'payments/gateway'],
      ['kubernetes-workload', 'gateway'],
    ]);
  });
});
