import { found, foundSurely, tokensOf } from './testUtils';

const HEX = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

describe('a line of a log', () => {
  it.each([
    [
      'of a pod',
      '2026-11-12T03:04:05.123Z ERROR [payments/checkout-7d9f8c6b5-x2k4p] ' +
        'orders: POST https://pay.acme.test/checkout failed (pg-pay.acme.test:5432)',
      [
        'kubernetes-pod payments/checkout-7d9f8c6b5-x2k4p',
        'url pay.acme.test/checkout',
        'host pay.acme.test',
        'host pg-pay.acme.test',
      ],
    ],
    [
      'of syslog',
      'Nov 12 03:04:05 web-01 orders[123]: rejected by ' +
        'arn:aws:sqs:eu-west-1:111122223333:payment-retries for ada@acme.test',
      [
        'cloud-resource arn:aws:sqs:eu-west-1:111122223333:payment-retries',
        'person ada@acme.test',
      ],
    ],
    [
      'of a kubelet',
      `Failed to pull image "registry.acme.test/risk/fraud:2@sha256:${HEX}": denied`,
      [`image registry.acme.test/risk/fraud:2@sha256:${HEX}`],
    ],
    [
      'of a build',
      'error: src/orders/place.ts:42:7 broken by commit 820971d0c4f1, uses pkg:npm/%40acme/money@1.2.3',
      [
        'package pkg:npm/%40acme/money@1.2.3',
        'commit 820971d0c4f1',
        'path src/orders/place.ts',
      ],
    ],
    [
      'of an audit',
      'User "system:serviceaccount:payments:gateway" cannot list secrets',
      ['kubernetes-namespace payments', 'kubernetes-workload payments/gateway'],
    ],
    [
      'of a person',
      'the queue payment-retries in namespace payments grows, see #payments-incidents',
      [
        'queue payment-retries',
        'kubernetes-namespace payments',
        'chat-channel #payments-incidents',
      ],
    ],
    ['that asks', 'who owns pay.acme.test?', ['host pay.acme.test']],
    [
      'in logfmt',
      'level=error service=orders namespace=ordering pod=orders-7d9f8c6b5-x2k4p topic=orders.events.v2 msg="calling hooks.pay.acme.test failed"',
      [
        'service-name orders',
        'kubernetes-pod ordering/orders-7d9f8c6b5-x2k4p',
        'queue orders.events.v2',
        'kubernetes-namespace ordering',
        'host hooks.pay.acme.test',
      ],
    ],
    [
      'with a selector of Prometheus',
      'up{namespace="payments",pod="gateway-6c5d4f7b8d-zz9tq"} == 0',
      [
        'kubernetes-pod payments/gateway-6c5d4f7b8d-zz9tq',
        'kubernetes-namespace payments',
      ],
    ],
  ])('%s', (_, line, expected) => {
    expect(foundSurely(line)).toEqual(expected);
  });

  it('holds names among its words, which weigh little', () => {
    const tokens = tokensOf('[ledger] booking of card-vault was refused');
    const weights = new Map(
      tokens
        .filter(({ kind }) => kind === 'service-name')
        .map(({ key, weight }) => [key, weight]),
    );
    expect(weights.get('card-vault')).toBe(0.25);
    expect(weights.get('booking')).toBe(0.1);
    // The source of the line is more telling than any word in it.
    expect(weights.get('ledger')).toBeGreaterThan(0.1);
    expect(weights.has('refused')).toBe(false);
    expect(weights.has('was')).toBe(false);
  });

  it.each([
    ['GET /health HTTP/1.1 200 1/1 Mozilla/5.0 application/json'],
    ['2026-11-12 03:04:05 INFO 1.8.2 3.14 12ms 99.9%'],
    ['took 1234567 of 7654321 bytes and/or n/a'],
  ])('names nothing in %j', line => {
    expect(foundSurely(line, 0.2)).toEqual([]);
  });

  it('says where in the input each was found', () => {
    const input = 'a\n\nwho owns pay.acme.test? ';
    const [host] = tokensOf(input);
    expect(host).toMatchObject({ key: 'pay.acme.test', start: 12 });
    expect(input.slice(12, 25)).toBe(host.text);
  });

  it('may be written as JSON', () => {
    const line = JSON.stringify({
      level: 'error',
      kubernetes: {
        pod_name: 'orders-7d9f8c6b5-x2k4p',
        namespace_name: 'ordering',
        labels: { app: 'orders' },
      },
      message: 'timeout calling hooks.pay.acme.test',
    });
    const expected = [
      'kubernetes-pod ordering/orders-7d9f8c6b5-x2k4p',
      'service-name orders',
      'kubernetes-namespace ordering',
      'host hooks.pay.acme.test',
    ];
    expect(foundSurely(line)).toEqual(expected);
    expect(foundSurely(`${line}\n${line}\n`)).toEqual(expected);
  });

  it('keeps passwords to itself', () => {
    const input =
      'level=error DATABASE_URL=postgres://ada:s3cret@pg-orders.acme.test/orders x=1';
    expect(found(input)).toContain('database pg-orders.acme.test/orders');
    expect(JSON.stringify(tokensOf(input))).not.toContain('s3cret');
    const object = {
      env: { DATABASE_URL: 'mysql://ada:s3cret@db.acme.test/x' },
    };
    expect(found(object)).toContain('database db.acme.test/x');
    expect(JSON.stringify(tokensOf(object))).not.toContain('s3cret');
  });
});

describe('names with values, one to a line', () => {
  it('qualify each other', () => {
    expect(
      foundSurely(
        'Namespace:    ordering\nPod:  orders-7d9f8c6b5-x2k4p\nImage: registry.acme.test/ordering/orders:1\n',
      ),
    ).toEqual([
      'kubernetes-pod ordering/orders-7d9f8c6b5-x2k4p',
      'image registry.acme.test/ordering/orders:1',
      'kubernetes-namespace ordering',
    ]);
  });
});
