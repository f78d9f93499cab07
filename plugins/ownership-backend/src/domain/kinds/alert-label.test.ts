import { alertLabelRules } from './alert-label';

const { normalise, walk } = alertLabelRules;

describe('alert-label', () => {
  it.each([
    ['service=storefront', 'service=storefront'],
    [' Service = "Storefront" ', 'service=storefront'],
    ['app.kubernetes.io/name=cart', 'app.kubernetes.io/name=cart'],
    ['expr=a=b', 'expr=a=b'],
    ['service=', undefined],
    ['=x', undefined],
    ['service', undefined],
    ['two words=x', undefined],
    [`a=${'x'.repeat(257)}`, undefined],
  ])('writes %j as %j', (text, key) => {
    expect(normalise(text)).toBe(key);
  });

  it.each([
    ['service=storefront', 'service-name', 'storefront'],
    ['namespace=payments', 'kubernetes-namespace', 'payments'],
    ['pod=orders-7d9f8c6b5-x2k4p', 'kubernetes-pod', 'orders-7d9f8c6b5-x2k4p'],
    ['instance=pay.acme.test:9090', 'host', 'pay.acme.test'],
    ['topic=orders.events.v2', 'queue', 'orders.events.v2'],
  ])('walks from %s to the %s %s', (key, kind, value) => {
    expect(walk(key)[0]).toMatchObject({ kind, key: value });
  });

  it('does not walk from a label that names nothing', () => {
    expect(walk('severity=critical')).toEqual([]);
    expect(walk('constructor=x')).toEqual([]);
  });
});
