import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startOrders } from '../testing/orders.mjs';

let orders;
before(async () => {
  orders = await startOrders();
});
after(() => orders.stop());

test('takes an order and adds it up', async () => {
  const { status, body } = await orders.place();
  assert.equal(status, 201);
  assert.equal(body.status, 'pending');
  assert.deepEqual(body.total, { value: 3400, currency: 'EUR' });
  assert.equal(body.createdAt, '2026-03-02T10:00:00.000Z');
});

test('keeps the address of a customer in lower case', async () => {
  const { body } = await orders.place();
  assert.equal(body.customer.email, 'ada@example.org');
});

test('never keeps or logs a card', async () => {
  const { body } = await orders.place();
  const { body: read } = await orders.get(`/orders/${body.id}`);
  assert.ok(!JSON.stringify(read).includes('4242424242424242'));
  assert.ok(!JSON.stringify(orders.lines).includes('4242424242424242'));
});

test('reads an order back', async () => {
  const { body } = await orders.place();
  const read = await orders.get(`/orders/${body.id}`);
  assert.deepEqual(read.body, body);
});

test('says at its address what it is', async () => {
  const { status, body } = await orders.get('/');
  assert.equal(status, 200);
  assert.deepEqual(body.see, ['/orders', '/healthz']);
});

test('answers 404 for an order that does not exist', async () => {
  const { status, body } = await orders.get('/orders/nope');
  assert.equal(status, 404);
  assert.equal(body.error.message, 'order nope does not exist');
});

test('cancels a pending order once', async () => {
  const { body } = await orders.place();
  const first = await orders.post(`/orders/${body.id}/cancel`);
  const second = await orders.post(`/orders/${body.id}/cancel`);
  assert.equal(first.body.status, 'cancelled');
  assert.equal(second.status, 409);
  assert.equal(
    second.body.error.message,
    `order ${body.id} is cancelled and cannot be cancelled`,
  );
});

test('dispatches only what was paid', async () => {
  const { body } = await orders.place();
  const { status } = await orders.post(`/orders/${body.id}/dispatch`);
  assert.equal(status, 409);
});
