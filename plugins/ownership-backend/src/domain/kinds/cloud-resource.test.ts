import { cloudResourceRules } from './cloud-resource';

const { normalise, walk } = cloudResourceRules;
const AWS = 'arn:aws:%:eu-west-1:111122223333:';
const arn = (service: string, resource: string) =>
  AWS.replace('%', service) + resource;

describe('cloud-resource', () => {
  it.each([
    [arn('sqs', 'payment-retries'), arn('sqs', 'payment-retries')],
    ['ARN:AWS:SQS:EU-West-1:111122223333:Retries', arn('sqs', 'Retries')],
    ['arn:aws:s3:::acme-invoices/*', 'arn:aws:s3:::acme-invoices'],
    [
      arn('logs', 'log-group:/aws/lambda/image-resizer:*'),
      arn('logs', 'log-group:/aws/lambda/image-resizer'),
    ],
    [
      'arn:aws-us-gov:iam::111122223333:role/ci',
      'arn:aws-us-gov:iam::111122223333:role/ci',
    ],
    [
      '//PubSub.googleapis.com/projects/acme/topics/orders',
      '//pubsub.googleapis.com/projects/acme/topics/orders',
    ],
    [
      'https://www.googleapis.com/compute/v1/projects/acme/zones/europe-west1-b/instances/web-1',
      '//compute.googleapis.com/projects/acme/zones/europe-west1-b/instances/web-1',
    ],
    [
      '/subscriptions/7a0b/resourceGroups/Shop/providers/Microsoft.Sql/servers/S1',
      '/subscriptions/7a0b/resourcegroups/shop/providers/microsoft.sql/servers/s1',
    ],
  ])('writes %s as %s', (text, key) => {
    expect(normalise(text)).toBe(key);
  });

  it.each([
    [''],
    ['arn:aws:sqs:eu-west-1'],
    ['arn:aws:sqs:eu-west-1:111122223333:'],
    ['arn:acme:sqs:eu-west-1:111122223333:q'],
    ['//acme.test/projects/p'],
    ['/subscriptions'],
    ['urn:isbn:0451450523'],
  ])('does not take %j for a cloud resource', text => {
    expect(normalise(text)).toBeUndefined();
  });

  it.each([
    [
      arn('dynamodb', 'table/fraud-signals/index/by-user'),
      [
        arn('dynamodb', 'table/fraud-signals/index'),
        arn('dynamodb', 'table/fraud-signals'),
      ],
    ],
    [
      'arn:aws:s3:::acme-invoices/2024/11/x.pdf',
      [
        'arn:aws:s3:::acme-invoices/2024/11',
        'arn:aws:s3:::acme-invoices/2024',
        'arn:aws:s3:::acme-invoices',
      ],
    ],
    [
      arn('lambda', 'function:image-resizer:42'),
      [arn('lambda', 'function:image-resizer')],
    ],
    [
      arn('logs', 'log-group:/aws/lambda/image-resizer'),
      [
        arn('lambda', 'function:image-resizer'),
        arn('logs', 'log-group:/aws/lambda'),
        arn('logs', 'log-group:/aws'),
      ],
    ],
    [arn('rds', 'db:orders'), []],
    [
      '//pubsub.googleapis.com/projects/acme/topics/orders',
      ['//pubsub.googleapis.com/projects/acme'],
    ],
    [
      '/subscriptions/7a0b/resourcegroups/shop/providers/microsoft.sql/servers/s1/databases/orders',
      [
        '/subscriptions/7a0b/resourcegroups/shop/providers/microsoft.sql/servers/s1',
        '/subscriptions/7a0b/resourcegroups/shop',
        '/subscriptions/7a0b',
      ],
    ],
  ])('walks from %s to %j', (key, parents) => {
    expect(walk(key).map(step => step.key)).toEqual(parents);
  });

  it('walks from a queue to its name', () => {
    expect(walk(arn('sqs', 'payment-retries'))).toEqual([
      expect.objectContaining({ kind: 'queue', key: 'payment-retries' }),
    ]);
  });
});
