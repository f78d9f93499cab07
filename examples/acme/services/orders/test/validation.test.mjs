import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startOrders } from '../testing/orders.mjs';

let orders;
before(async () => {
  orders = await startOrders();
});
after(() => orders.stop());

test('names every field that is wrong', async () => {
  const { status, body } = await orders.place({
    currency: 'XXX',
    customer: { name: ' ', email: 'nowhere' },
    items: [{ sku: 'Mug!', quantity: 0, unitPrice: 9.5 }],
  });
  assert.equal(status, 400);
  assert.deepEqual(
    body.details.map(({ field }) => field),
    [
      'currency',
      'customer.name',
      'customer.email',
      'items[0].sku',
      'items[0].quantity',
      'items[0].unitPrice',
    ],
  );
  assert.equal(
    body.error.message,
    'currency must be one of EUR, GBP, USD (and 5 more)',
  );
});

test('needs at least one item', async () => {
  const { body } = await orders.place({ items: [] });
  assert.deepEqual(body.details, [
    { field: 'items', message: 'must be a list of 1 to 50' },
  ]);
});

test('takes no more than 50 lines', async () => {
  const item = { sku: 'enamel-mug', quantity: 1, unitPrice: 1 };
  const { status } = await orders.place({ items: Array(51).fill(item) });
  assert.equal(status, 400);
});

test('needs an object of JSON', async () => {
  const broken = await orders.call('POST', '/orders', { raw: '{"items": [' });
  const list = await orders.call('POST', '/orders', { raw: '[1]' });
  assert.equal(broken.status, 400);
  assert.match(broken.body.error.message, /^the body is not valid JSON: /);
  assert.equal(list.body.error.message, 'the body must be a JSON object');
});

test('needs JSON to be called JSON', async () => {
  const { status, body } = await orders.call('POST', '/orders', {
    raw: '{}',
    headers: { 'content-type': 'text/plain' },
  });
  assert.equal(status, 415);
  assert.equal(
    body.error.message,
    'the body must be application/json, not text/plain',
  );
});

test('refuses a body over the limit and lives on', async () => {
  const { status, body } = await orders.place({ note: 'x'.repeat(70_000) });
  assert.equal(status, 413);
  assert.equal(body.error.message, 'the body exceeds 65536 bytes');
  assert.equal((await orders.get('/healthz')).status, 200);
});

test('answers paths and methods that it does not know', async () => {
  assert.equal((await orders.get('/nothing')).status, 404);
  assert.equal((await orders.get('/orders/%E0%A4%A')).status, 400);
  const { status, headers } = await orders.call('PUT', '/orders');
  assert.equal(status, 405);
  assert.equal(headers.get('allow'), 'POST, GET');
});
