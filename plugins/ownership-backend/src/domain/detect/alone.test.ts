import { found, tokensOf } from './testUtils';

const HEX = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

describe('an input that is one thing', () => {
  it.each([
    ['https://pay.acme.test/checkout?id=42', 'url pay.acme.test/checkout'],
    ['hooks.pay.acme.test', 'host hooks.pay.acme.test'],
    ['  hooks.pay.acme.test\n', 'host hooks.pay.acme.test'],
    ['pay.acme.test:8443', 'host pay.acme.test'],
    ['10.0.12.7:8080', 'host 10.0.12.7'],
    ['2001:db8::1', 'host 2001:db8::1'],
    ['orders-7d9f8c6b5-x2k4p', 'kubernetes-pod orders-7d9f8c6b5-x2k4p'],
    [
      'ordering/orders-7d9f8c6b5-x2k4p',
      'kubernetes-pod ordering/orders-7d9f8c6b5-x2k4p',
    ],
    ['pod/orders-db-0', 'kubernetes-pod orders-db-0'],
    ['deployment.apps/orders', 'kubernetes-workload orders'],
    ['ns/payments', 'kubernetes-namespace payments'],
    [
      'registry.acme.test/discovery/search:3.2.0',
      'image registry.acme.test/discovery/search:3.2.0',
    ],
    [`acme/orders@sha256:${HEX}`, `image docker.io/acme/orders@sha256:${HEX}`],
    ['nginx:1.27', 'image docker.io/library/nginx:1.27'],
    [
      'arn:aws:sqs:eu-west-1:111122223333:payment-retries',
      'cloud-resource arn:aws:sqs:eu-west-1:111122223333:payment-retries',
    ],
    [
      '//pubsub.googleapis.com/projects/acme/topics/orders',
      'cloud-resource //pubsub.googleapis.com/projects/acme/topics/orders',
    ],
    [
      '/subscriptions/7a0b/resourceGroups/Shop',
      'cloud-resource /subscriptions/7a0b/resourcegroups/shop',
    ],
    ['git@github.com:acme/orders.git', 'repo github.com/acme/orders'],
    ['github.com/acme/orders', 'repo github.com/acme/orders'],
    ['acme/orders', 'repo acme/orders'],
    [
      'github.com/acme/orders#src/app.ts',
      'path github.com/acme/orders#src/app.ts',
    ],
    [
      'git.acme.test/acme/orders/src/store/orders.mjs',
      'path git.acme.test/acme/orders#src/store/orders.mjs',
    ],
    [
      'bitbucket.org/acme/orders/src/main/orders.mjs',
      'path bitbucket.org/acme/orders#orders.mjs',
    ],
    ['/home/runner/work/orders/orders/src/app.ts:12', 'path src/app.ts'],
    ['src/app.ts', 'path src/app.ts'],
    ['pkg:npm/%40acme/money@1.2.3', 'package pkg:npm/%40acme/money@1.2.3'],
    ['@acme/money', 'package pkg:npm/%40acme/money'],
    ['acme-recommendations==2.0', 'package pkg:pypi/acme-recommendations@2.0'],
    [
      'test.acme:service-kit:4.1.0',
      'package pkg:maven/test.acme/service-kit@4.1.0',
    ],
    ['test.acme.pricing.PriceRules', 'package test.acme.pricing.pricerules'],
    ['ada.byron@acme.test', 'person ada.byron@acme.test'],
    ['@ada', 'person @ada'],
    ['#payments-incidents', 'chat-channel #payments-incidents'],
    ['820971d', 'commit 820971d'],
    ['deadbee', 'service-name deadbee'],
    [
      '1b4e28ba-2fa1-11d2-883f-0016d3cca427',
      'deployment 1b4e28ba-2fa1-11d2-883f-0016d3cca427',
    ],
    ['118', 'deployment 118'],
    ['PCHKWB1', 'pager-service pchkwb1'],
    ['orders.events.v2', 'queue orders.events.v2'],
    ['component:orders', 'entity component:default/orders'],
    ['group:shop/payments', 'entity group:shop/payments'],
    [
      'postgres://ada:s3cret@pg-orders.acme.test/orders',
      'database pg-orders.acme.test/orders',
    ],
    ['orders', 'service-name orders'],
    ['Checkout web', 'service-name checkout-web'],
    ['probe=pay', 'alert-label probe=pay'],
  ])('%j is first of all %s', (input, expected) => {
    expect(found(input)[0]).toBe(expected);
  });

  it('weighs as much as all that was asked', () => {
    expect(tokensOf('118')[0].weight).toBe(1);
    expect(tokensOf('hooks.pay.acme.test')[0].weight).toBe(1);
    expect(tokensOf('probe=pay')[0].weight).toBe(1);
  });

  it.each([
    ['https://pay.acme.test/checkout?id=42', 'host pay.acme.test'],
    ['service.name=gateway', 'service-name gateway'],
    ['orders', 'entity component:default/orders'],
    ['orders', 'kubernetes-workload orders'],
    ['payment-retries', 'queue payment-retries'],
    ['fraud-signals', 'database fraud-signals'],
    ['payments', 'kubernetes-namespace payments'],
    ['payments/gateway', 'service-name payments/gateway'],
    ['payments/gateway', 'kubernetes-workload payments/gateway'],
    ['pg-orders.acme.test/orders', 'database pg-orders.acme.test/orders'],
    ['@acme/payments-core', 'person @acme/payments-core'],
    ['orders.ordering', 'host orders.ordering'],
  ])('%j may also be %s', (input, expected) => {
    expect(found(input)).toContain(expected);
  });

  it('is not taken for a name where it plainly is something else', () => {
    const [pod, ...others] = tokensOf('orders-7d9f8c6b5-x2k4p');
    expect(pod.kind).toBe('kubernetes-pod');
    for (const other of others) {
      expect(other.weight).toBeLessThan(0.5);
    }
  });
});
