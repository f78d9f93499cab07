import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CARD, startService } from '../testing/service.mjs';

const BODY = {
  amount: { value: 700, currency: 'SEK' },
  card: CARD,
  reference: 'order-7',
};

let service;
before(async () => {
  service = await startService();
});
after(() => service.stop());

test('answers a repeated request without doing it twice', async () => {
  const first = await service.post('/payments', BODY, 'same-key-1');
  const again = await service.post('/payments', BODY, 'same-key-1');
  assert.deepEqual(again.body, first.body);
  assert.equal(again.status, 201);
  assert.equal(first.headers.get('idempotency-replayed'), null);
  assert.equal(again.headers.get('idempotency-replayed'), 'true');
});

test('refuses a key that came with another request', async () => {
  await service.post('/payments', BODY, 'same-key-2');
  const other = { ...BODY, reference: 'order-8' };
  const { status, body } = await service.post('/payments', other, 'same-key-2');
  assert.equal(status, 422);
  assert.equal(body.error.code, 'idempotency_key_reused');
});

test('does not remember a request that it refused', async () => {
  const wrong = { ...BODY, reference: '' };
  const refused = await service.post('/payments', wrong, 'same-key-3');
  const right = await service.post('/payments', BODY, 'same-key-3');
  assert.equal(refused.status, 400);
  assert.equal(right.status, 201);
});

test('forgets a key after its lifetime', async () => {
  const first = await service.post('/payments', BODY, 'same-key-4');
  service.clock.time = new Date(service.clock.time.getTime() + 60_000);
  const later = await service.post('/payments', BODY, 'same-key-4');
  assert.notEqual(later.body.id, first.body.id);
});

test('needs a key for every write', async () => {
  const { status, body } = await service.call('POST', '/payments', {
    body: BODY,
  });
  assert.equal(status, 400);
  assert.equal(
    body.error.message,
    'the Idempotency-Key header must be 8 to 128 letters, digits or . _ : -',
  );
});
