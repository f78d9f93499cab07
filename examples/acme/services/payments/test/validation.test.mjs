import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CARD, startService } from '../testing/service.mjs';

const GOOD = {
  amount: { value: 1999, currency: 'EUR' },
  card: CARD,
  reference: 'order-1',
};

let service;
before(async () => {
  service = await startService();
});
after(() => service.stop());

async function refusal(body) {
  const answer = await service.post('/payments', body);
  assert.equal(answer.status, 400);
  return answer.body.error.message;
}

test('says which part of an amount is wrong', async () => {
  assert.equal(
    await refusal({ ...GOOD, amount: 1999 }),
    'amount must be an object with value and currency',
  );
  assert.equal(
    await refusal({ ...GOOD, amount: { value: 19.99, currency: 'EUR' } }),
    'amount.value must be a whole number of minor units from 1 to 100000000',
  );
  assert.equal(
    await refusal({ ...GOOD, amount: { value: 1, currency: ['EUR'] } }),
    'amount.currency must be one of EUR, GBP, USD, SEK, JPY',
  );
});

test('says which part of a card is wrong', async () => {
  const withCard = card => ({ ...GOOD, card: { ...CARD, ...card } });
  assert.equal(
    await refusal({ ...GOOD, card: null }),
    'card must be an object with number, expiry and cvc',
  );
  assert.equal(
    await refusal(withCard({ number: '4242424242424241' })),
    'card.number must be a card number of 12 to 19 digits',
  );
  assert.equal(
    await refusal(withCard({ expiry: '13/30' })),
    'card.expiry must look like MM/YY',
  );
  assert.equal(
    await refusal(withCard({ cvc: 'abc' })),
    'card.cvc must be 3 or 4 digits',
  );
});

test('needs a reference', async () => {
  assert.equal(
    await refusal({ ...GOOD, reference: undefined }),
    'reference must be 1 to 64 letters, digits or . _ : -',
  );
});

test('needs an object of JSON', async () => {
  const headers = { 'idempotency-key': 'validation-1' };
  const broken = await service.call('POST', '/payments', {
    raw: '{"amount":',
    headers,
  });
  assert.equal(broken.status, 400);
  assert.match(broken.body.error.message, /^the request body must be valid/);
  const list = await service.call('POST', '/payments', { raw: '[]', headers });
  assert.equal(
    list.body.error.message,
    'the request body must be a JSON object',
  );
});

test('needs JSON to be called JSON', async () => {
  const { status, body } = await service.call('POST', '/payments', {
    raw: 'amount=1',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'idempotency-key': 'validation-2',
    },
  });
  assert.equal(status, 415);
  assert.equal(body.error.code, 'unsupported_media_type');
});

test('refuses a body over the limit and lives on', async () => {
  const { status, body } = await service.post('/payments', {
    ...GOOD,
    padding: 'x'.repeat(40 * 1024),
  });
  assert.equal(status, 413);
  assert.equal(
    body.error.message,
    'the request body must not exceed 32768 bytes',
  );
  assert.equal((await service.get('/healthz')).status, 200);
});

test('answers paths and methods that it does not know', async () => {
  assert.equal((await service.get('/nothing')).status, 404);
  assert.equal((await service.get('/payments/%E0%A4%A')).status, 400);
  const { status, headers } = await service.call('DELETE', '/payments/id-1');
  assert.equal(status, 405);
  assert.equal(headers.get('allow'), 'GET');
});
