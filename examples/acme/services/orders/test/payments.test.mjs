import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { DRAFT, startOrders } from '../testing/orders.mjs';
import {
  AUTHORISED,
  CAPTURED,
  DECLINED,
  startPayments,
  VOIDED,
} from '../testing/payments.mjs';

let payments;
let orders;
beforeEach(async () => {
  payments = await startPayments();
  orders = await startOrders({ paymentsUrl: payments.url });
});
afterEach(() => Promise.all([orders.stop(), payments.stop()]));

test('confirms an order when the card is authorised', async () => {
  payments.answers.push(AUTHORISED);
  const { status, body } = await orders.place();
  assert.equal(status, 201);
  assert.equal(body.status, 'confirmed');
  assert.deepEqual(body.payment, AUTHORISED.body);
  const [request] = payments.requests;
  assert.equal(request.path, '/payments');
  assert.equal(request.headers['idempotency-key'], `authorise-${body.id}`);
  assert.deepEqual(request.body, {
    amount: { value: 3400, currency: 'EUR' },
    reference: body.id,
    card: DRAFT.card,
  });
});

test('says why a card was declined', async () => {
  payments.answers.push(DECLINED);
  const { status, body } = await orders.place();
  assert.equal(status, 402);
  assert.deepEqual(body.error, {
    code: 'card_declined',
    message: 'the card was declined: insufficient_funds',
  });
  assert.equal(body.order.status, 'declined');
  const read = await orders.get(`/orders/${body.order.id}`);
  assert.equal(read.body.status, 'declined');
});

test('passes on what is wrong with a card', async () => {
  const message = 'card.expiry must look like MM/YY';
  payments.answers.push({ status: 400, body: { error: { message } } });
  const { status, body } = await orders.place();
  assert.equal(status, 400);
  assert.equal(body.error.message, message);
  assert.equal(body.order.status, 'declined');
});

test('needs a card when there is someone to charge it', async () => {
  const { status, body } = await orders.place({ card: undefined });
  assert.equal(status, 400);
  assert.equal(body.details[0].field, 'card');
});

test('tries again with the same key when payments hangs up', async () => {
  payments.answers.push({ hangUp: true }, AUTHORISED);
  const { body } = await orders.place();
  assert.equal(body.status, 'confirmed');
  const keys = payments.requests.map(r => r.headers['idempotency-key']);
  assert.deepEqual(keys, [`authorise-${body.id}`, `authorise-${body.id}`]);
});

test('fails the order when payments cannot be reached', async () => {
  const { status, headers, body } = await orders.place();
  assert.equal(status, 503);
  assert.equal(headers.get('retry-after'), '5');
  assert.equal(body.error.code, 'payments_unavailable');
  const list = await orders.get('/orders?status=failed');
  assert.equal(list.body.items.length, 1);
  const health = await orders.get('/healthz');
  assert.equal(health.status, 200);
  assert.equal(health.body.checks.payments.state, 'failing');
});

test('captures the payment when the order is dispatched', async () => {
  payments.answers.push(AUTHORISED, CAPTURED);
  const { body } = await orders.place();
  const dispatched = await orders.post(`/orders/${body.id}/dispatch`);
  assert.equal(dispatched.body.status, 'dispatched');
  assert.equal(dispatched.body.payment.status, 'captured');
  assert.equal(payments.requests[1].path, '/payments/pay-1/capture');
});

test('lets the payment go when the order is cancelled', async () => {
  payments.answers.push(AUTHORISED, VOIDED);
  const { body } = await orders.place();
  const cancelled = await orders.post(`/orders/${body.id}/cancel`);
  assert.equal(cancelled.body.status, 'cancelled');
  assert.equal(payments.requests[1].path, '/payments/pay-1/void');
});

test('passes the request id on', async () => {
  payments.answers.push(AUTHORISED);
  await orders.call('POST', '/orders', {
    body: DRAFT,
    headers: { 'x-request-id': 'caller-0001' },
  });
  assert.equal(payments.requests[0].headers['x-request-id'], 'caller-0001');
});
