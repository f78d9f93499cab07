import { hostRules } from './host';

const { normalise, walk } = hostRules;

describe('host', () => {
  it.each([
    ['pay.acme.test', 'pay.acme.test'],
    ['Pay.ACME.test.', 'pay.acme.test'],
    ['pay.acme.test:8443', 'pay.acme.test'],
    ['*.acme.test', '*.acme.test'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['_dmarc.acme.test', '_dmarc.acme.test'],
    ['orders', 'orders'],
    ['orders.ordering.svc', 'orders.ordering.svc.cluster.local'],
    ['10.0.12.7:8080', '10.0.12.7'],
    ['[2001:DB8::0:1]:443', '2001:db8::1'],
    ['2001:db8:0:0:0:0:0:1', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::ffff:10.0.12.7', '10.0.12.7'],
  ])('writes %s as %s', (text, key) => {
    expect(normalise(text)).toBe(key);
  });

  it.each([
    [''],
    ['a b'],
    ['pay..acme.test'],
    ['-pay.acme.test'],
    ['1.8.2'],
    ['256.1.1.1'],
    ['pay.acme.test/checkout'],
    ['ada@acme.test'],
    ['*'],
    ['x'.repeat(64)],
    [`${'x.'.repeat(127)}test`],
  ])('does not take %j for a host', text => {
    expect(normalise(text)).toBeUndefined();
  });

  it('walks to the registrable domain, wildcards before names', () => {
    expect(walk('a.hooks.pay.acme.co.uk').map(step => step.key)).toEqual([
      '*.hooks.pay.acme.co.uk',
      'hooks.pay.acme.co.uk',
      '*.pay.acme.co.uk',
      'pay.acme.co.uk',
      '*.acme.co.uk',
      'acme.co.uk',
    ]);
  });

  it('takes the domain of the whole organisation for a hint only', () => {
    expect(
      walk('new.pay.acme.test').map(({ key, closeness }) => [
        key,
        closeness.toFixed(3),
      ]),
    ).toEqual([
      ['*.pay.acme.test', '0.900'],
      ['pay.acme.test', '0.800'],
      ['*.acme.test', '0.720'],
      ['acme.test', '0.240'],
    ]);
  });

  it('does not leave the organisation on a domain that many share', () => {
    expect(walk('docs.acme.github.io').map(step => step.key)).toEqual([
      '*.acme.github.io',
      'acme.github.io',
    ]);
    expect(walk('acme.github.io')).toEqual([]);
  });

  it('walks from a wildcard to its domain', () => {
    expect(walk('*.pay.acme.test').map(step => step.key)).toEqual([
      'pay.acme.test',
      '*.acme.test',
      'acme.test',
    ]);
  });

  it('tries at most the last eight labels', () => {
    const [first] = walk('a.b.c.d.e.f.g.h.i.j.k.acme.test');
    expect(first.key).toBe('*.f.g.h.i.j.k.acme.test');
  });

  it('knows the service and the namespace in a name of the cluster', () => {
    expect(
      walk('checkout-web.payments.svc.cluster.local').map(step => [
        step.kind,
        step.key,
      ]),
    ).toEqual([
      ['kubernetes-workload', 'payments/checkout-web'],
      ['kubernetes-workload', 'checkout-web'],
      ['service-name', 'checkout-web'],
      ['kubernetes-namespace', 'payments'],
    ]);
  });

  it('walks from a pod of a StatefulSet to its service', () => {
    expect(walk('kafka-0.kafka.data.svc.cluster.local')[0]).toMatchObject({
      key: 'kafka.data.svc.cluster.local',
      match: 'service of the pod',
    });
  });

  it('reads a short name as a service of the cluster', () => {
    expect(walk('orders.ordering')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'kubernetes-workload',
          key: 'ordering/orders',
        }),
      ]),
    );
    expect(walk('orders')[0]).toMatchObject({
      kind: 'kubernetes-workload',
      key: 'orders',
    });
    expect(walk('acme.test')).toEqual([]);
  });

  it('does not walk from an address', () => {
    expect(walk('10.0.12.7')).toEqual([]);
    expect(walk('2001:db8::1')).toEqual([]);
  });
});
