import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CARD, DECLINED, startService } from '../testing/service.mjs';

let service;
before(async () => {
  service = await startService();
});
after(() => service.stop());

test('authorises a good card and keeps only what may be shown', async () => {
  const { status, body } = await service.authorise(1999);
  assert.equal(status, 201);
  assert.equal(body.status, 'authorised');
  assert.deepEqual(body.amount, { value: 1999, currency: 'EUR' });
  assert.deepEqual(body.card, { brand: 'visa', last4: '4242' });
  assert.ok(!JSON.stringify(body).includes(CARD.number));
});

test('declines a test card with the reason', async () => {
  const { status, body } = await service.authorise(1999, DECLINED);
  assert.equal(status, 402);
  assert.equal(body.status, 'declined');
  assert.equal(body.declineReason, 'insufficient_funds');
});

test('declines a card after the month printed on it', async () => {
  const lastMonth = await service.authorise(1, { ...CARD, expiry: '02/26' });
  const thisMonth = await service.authorise(1, { ...CARD, expiry: '03/26' });
  assert.equal(lastMonth.body.declineReason, 'expired_card');
  assert.equal(thisMonth.body.status, 'authorised');
});

test('reads a payment back', async () => {
  const { body } = await service.authorise();
  const read = await service.get(`/payments/${body.id}`);
  assert.deepEqual(read.body, body);
});

test('answers 404 for a payment that does not exist', async () => {
  const { status, body } = await service.get('/payments/nope');
  assert.equal(status, 404);
  assert.equal(body.error.message, 'payment nope does not exist');
});

test('lists the payments of a reference', async () => {
  const amount = { value: 5, currency: 'GBP' };
  const reference = 'order-listed';
  await service.post('/payments', { amount, reference, card: DECLINED });
  await service.post('/payments', { amount, reference, card: CARD });
  const { body } = await service.get(`/payments?reference=${reference}`);
  const states = body.items.map(payment => payment.status);
  assert.deepEqual(states, ['declined', 'authorised']);
});

test('captures once', async () => {
  const { body } = await service.authorise(1999);
  const first = await service.post(`/payments/${body.id}/capture`, {});
  const second = await service.post(`/payments/${body.id}/capture`, {});
  assert.equal(first.body.status, 'captured');
  assert.equal(first.body.captured, 1999);
  assert.equal(second.status, 409);
  assert.equal(second.body.error.code, 'invalid_state');
});

test('captures no more than was authorised', async () => {
  const { body } = await service.authorise(1999);
  const path = `/payments/${body.id}/capture`;
  const { status, body: refusal } = await service.post(path, { value: 2000 });
  assert.equal(status, 409);
  assert.equal(refusal.error.message, 'at most 19.99 EUR can be captured');
});

test('refunds in parts until nothing is left', async () => {
  const { body } = await service.authorise(1000);
  const path = `/payments/${body.id}`;
  await service.post(`${path}/capture`, {});
  const part = await service.post(`${path}/refund`, { value: 400 });
  assert.equal(part.body.status, 'captured');
  assert.equal(part.body.refunded, 400);
  const tooMuch = await service.post(`${path}/refund`, { value: 601 });
  assert.equal(tooMuch.body.error.message, 'at most 6.00 EUR can be refunded');
  const rest = await service.post(`${path}/refund`, {});
  assert.equal(rest.body.status, 'refunded');
  assert.equal(rest.body.refunded, 1000);
});

test('voids an authorisation, which cannot be captured then', async () => {
  const { body } = await service.authorise();
  const voided = await service.post(`/payments/${body.id}/void`, {});
  assert.equal(voided.body.status, 'voided');
  const captured = await service.post(`/payments/${body.id}/capture`, {});
  assert.equal(captured.status, 409);
});

test('forgets the oldest payment when the store is full', async () => {
  const small = await startService({ config: { keepPayments: 2 } });
  const { body: first } = await small.authorise();
  await small.authorise();
  await small.authorise();
  const { status } = await small.get(`/payments/${first.id}`);
  await small.stop();
  assert.equal(status, 404);
});
