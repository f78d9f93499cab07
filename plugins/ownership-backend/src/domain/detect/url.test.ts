import { foundSurely, tokensOf } from './testUtils';

describe('url', () => {
  it.each([
    [
      'https://github.com/acme/orders/blob/main/src/app.ts#L4',
      ['path github.com/acme/orders#src/app.ts', 'repo github.com/acme/orders'],
    ],
    [
      'https://git.acme.test/acme/ledger/tree/main/payouts/',
      [
        'path git.acme.test/acme/ledger#payouts',
        'repo git.acme.test/acme/ledger',
      ],
    ],
    [
      'https://github.com/acme/orders/commit/820971d0c4f1e2b3a4958677889900aabbccddee',
      [
        'commit 820971d0c4f1e2b3a4958677889900aabbccddee',
        'repo github.com/acme/orders',
      ],
    ],
    [
      'https://sqs.eu-west-1.amazonaws.com/111122223333/payment-retries',
      ['cloud-resource arn:aws:sqs:eu-west-1:111122223333:payment-retries'],
    ],
    [
      'https://acme-invoices.s3.eu-west-1.amazonaws.com/2024/x.pdf',
      ['cloud-resource arn:aws:s3:::acme-invoices/2024/x.pdf'],
    ],
    [
      's3://acme-invoices/2024',
      ['cloud-resource arn:aws:s3:::acme-invoices/2024'],
    ],
    [
      'gs://acme-lake/raw',
      [
        'cloud-resource //storage.googleapis.com/projects/_/buckets/acme-lake/raw',
      ],
    ],
    [
      'https://acme.pagerduty.com/service-directory/PCHKWB1',
      ['pager-service pchkwb1'],
    ],
    [
      'https://acme.slack.com/archives/C024BE7LR/p17',
      ['chat-channel #c024be7lr'],
    ],
    [
      'https://portal.acme.test/catalog/default/component/orders',
      [
        'entity component:default/orders',
        'url portal.acme.test/catalog/default/component/orders',
      ],
    ],
    [
      'ssh://git@git.acme.test:2222/acme/cart.git',
      ['repo git.acme.test/acme/cart'],
    ],
    [
      'jdbc:postgresql://pg-orders.acme.test:5432/orders?ssl=true',
      ['database pg-orders.acme.test/orders', 'host pg-orders.acme.test'],
    ],
    ['amqps://mq.acme.test/carts', ['queue carts', 'host mq.acme.test']],
    ['kafka://kafka.acme.test:9092', ['host kafka.acme.test']],
    ['docker://ghcr.io/acme/orders:1', ['image ghcr.io/acme/orders:1']],
    ['tcp://cache.acme.test:6379', ['host cache.acme.test']],
  ])('%s names %j', (input, expected) => {
    const tokens = foundSurely(input);
    expect(tokens.slice(0, expected.length)).toEqual(expected);
  });

  it('shows neither credentials nor the query', () => {
    const tokens = tokensOf('https://ada:s3cret@pay.acme.test/a?token=t0ken');
    for (const { text, key } of tokens) {
      expect(`${text} ${key}`).not.toMatch(/s3cret|t0ken/);
    }
    expect(tokens[0]).toMatchObject({
      key: 'pay.acme.test/a',
      text: 'pay.acme.test/a',
      start: 19,
      detector: 'url',
    });
  });
});
