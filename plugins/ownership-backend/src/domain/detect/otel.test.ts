import { foundSurely, tokensOf } from './testUtils';

const RESOURCE = {
  'service.name': 'gateway',
  'service.namespace': 'payments',
  'deployment.environment.name': 'production',
  'k8s.namespace.name': 'payments',
  'k8s.pod.name': 'gateway-6c5d4f7b8d-zz9tq',
  'k8s.deployment.name': 'gateway',
  'container.image.name': 'registry.acme.test/payments/gateway',
  'container.image.tags': ['1.2.3'],
  'cloud.resource_id': 'arn:aws:lambda:eu-west-1:111122223333:function:resize',
  'host.name': 'ip-10-0-0-1.acme.test',
  'vcs.repository.url.full': 'https://github.com/acme/gateway',
  'vcs.ref.head.revision': '820971d0c4f1e2b3a4958677889900aabbccddee',
};

const EXPECTED = [
  'service-name payments/gateway',
  'cloud-resource arn:aws:lambda:eu-west-1:111122223333:function:resize',
  'kubernetes-pod payments/gateway-6c5d4f7b8d-zz9tq',
  'kubernetes-workload payments/gateway',
  'image registry.acme.test/payments/gateway:1.2.3',
  'repo github.com/acme/gateway',
  'commit 820971d0c4f1e2b3a4958677889900aabbccddee',
  'host ip-10-0-0-1.acme.test',
  'kubernetes-namespace payments',
];

const otlpAttributes = Object.entries(RESOURCE).map(([key, value]) => ({
  key,
  value: Array.isArray(value)
    ? { arrayValue: { values: value.map(stringValue => ({ stringValue })) } }
    : { stringValue: value },
}));

describe('attributes of OpenTelemetry', () => {
  it.each([
    ['a flat object', RESOURCE],
    ['text of it', JSON.stringify(RESOURCE, null, 2)],
    ['an object within others', { resource: { attributes: RESOURCE } }],
    ['OTLP', { resourceLogs: [{ resource: { attributes: otlpAttributes } }] }],
    [
      'lines',
      Object.entries(RESOURCE)
        .map(([name, value]) => `${name}=${value}`)
        .join('\n'),
    ],
    [
      'the variable OTEL_RESOURCE_ATTRIBUTES',
      Object.entries(RESOURCE)
        .map(([name, value]) => `${name}=${value}`)
        .join(','),
    ],
  ])('as %s', (_, input) => {
    expect(foundSurely(input, 0.5)).toEqual(EXPECTED);
    expect(tokensOf(input)[0].detector).toBe('otel');
  });

  it.each([
    [
      'a database by its host',
      { 'db.namespace': 'orders', 'server.address': 'pg-orders.acme.test' },
      ['database pg-orders.acme.test/orders', 'host pg-orders.acme.test'],
    ],
    [
      'a queue',
      { 'messaging.destination.name': 'orders.events.v2' },
      ['queue orders.events.v2'],
    ],
    [
      'code',
      {
        'code.file.path': '/app/src/place.ts',
        'code.function.name': 'com.acme.orders.OrderService.place',
      },
      ['path src/place.ts', 'package com.acme.orders.orderservice'],
    ],
    [
      'an address',
      { 'url.full': 'https://pay.acme.test/checkout?id=1' },
      ['url pay.acme.test/checkout'],
    ],
    [
      'a stack trace',
      {
        'exception.stacktrace':
          'x.Y: z\n\tat com.acme.orders.OrderService.place(OrderService.java:4)',
      },
      ['package com.acme.orders'],
    ],
  ])('name %s', (_, attributes, expected) => {
    expect(foundSurely(attributes, 0.5)).toEqual(expected);
  });

  it('do not take the name that SDKs make up', () => {
    expect(tokensOf({ 'service.name': 'unknown_service:java' })).toEqual([]);
  });

  it('of one resource do not qualify those of another', () => {
    const resource = (namespace: string, pod: string) => ({
      resource: {
        attributes: [
          { key: 'k8s.namespace.name', value: { stringValue: namespace } },
          { key: 'k8s.pod.name', value: { stringValue: pod } },
        ],
      },
    });
    expect(
      foundSurely(
        {
          resourceSpans: [
            resource('ordering', 'orders-0'),
            resource('payments', 'ledger-0'),
          ],
        },
        0.9,
      ),
    ).toEqual([
      'kubernetes-pod ordering/orders-0',
      'kubernetes-pod payments/ledger-0',
    ]);
  });

  it('of what was called weigh less than those of who called', () => {
    const tokens = tokensOf({
      resourceSpans: [
        {
          resource: { attributes: otlpAttributes.slice(0, 2) },
          scopeSpans: [
            {
              spans: [
                {
                  attributes: [
                    {
                      key: 'server.address',
                      value: { stringValue: 'id.acme.test' },
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
    expect(tokens).toMatchObject([
      { key: 'payments/gateway', weight: 1 },
      { key: 'id.acme.test', weight: 0.25 },
    ]);
  });
});
