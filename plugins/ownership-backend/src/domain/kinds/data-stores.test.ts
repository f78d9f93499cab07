import { databaseRules } from './database';
import { queueRules } from './queue';

describe('database', () => {
  it.each([
    ['pg-orders.acme.test/orders', 'pg-orders.acme.test/orders'],
    ['PG-Orders.acme.test:5432/Orders', 'pg-orders.acme.test/orders'],
    [
      'postgres://ada:s3cret@pg-orders.acme.test:5432/orders?sslmode=require',
      'pg-orders.acme.test/orders',
    ],
    [
      'jdbc:postgresql://pg-orders.acme.test/orders',
      'pg-orders.acme.test/orders',
    ],
    [
      'jdbc:sqlserver://sql.acme.test:1433;databaseName=Orders;encrypt=true',
      'sql.acme.test/orders',
    ],
    [
      'mongodb+srv://mongo-0.acme.test,mongo-1.acme.test/carts',
      'mongo-0.acme.test/carts',
    ],
    ['fraud-signals', 'fraud-signals'],
    ['', undefined],
    ['a/b/c', undefined],
    ['pg.acme.test/', undefined],
    ['two words', undefined],
  ])('writes %j as %j', (text, key) => {
    expect(databaseRules.normalise(text)).toBe(key);
  });

  it('walks to the name, then to the host and its parents', () => {
    expect(
      databaseRules
        .walk('pg-orders.acme.test/orders')
        .map(step => [step.kind ?? 'database', step.key]),
    ).toEqual([
      ['database', 'orders'],
      ['host', 'pg-orders.acme.test'],
      ['host', '*.acme.test'],
      ['host', 'acme.test'],
    ]);
  });
});

describe('queue', () => {
  it.each([
    ['orders.events.v2', 'orders.events.v2'],
    ['Payment-Retries', 'payment-retries'],
    ['projects/acme/topics/orders', 'orders'],
    ['', undefined],
    ['two words', undefined],
    ['#x', undefined],
  ])('writes %j as %j', (text, key) => {
    expect(queueRules.normalise(text)).toBe(key);
  });

  it.each([
    ['orders.events.v2.dlq', ['orders.events.v2', 'orders.events']],
    ['payment-retries-dlq', ['payment-retries']],
    ['carts.fifo', []],
    ['orders.events.v2', ['orders.events']],
  ])('walks from %s to %j', (key, keys) => {
    expect(queueRules.walk(key).map(step => step.key)).toEqual(keys);
  });
});
