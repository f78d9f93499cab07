import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { SERVICES } from './testing/repository.mjs';
import { startService } from './testing/service.mjs';

let payments;
let orders;
let storefront;
before(async () => {
  payments = await startService(join(SERVICES, 'payments'));
  orders = await startService(join(SERVICES, 'orders'), {
    PAYMENTS_URL: payments.url,
  });
  storefront = await startService(join(SERVICES, 'storefront'), {
    ORDERS_URL: orders.url,
  });
});
after(async () => {
  const codes = [];
  for (const service of [storefront, orders, payments]) {
    codes.push(await service?.stop());
  }
  assert.deepEqual(codes, [0, 0, 0]);
});

function order(number) {
  return fetch(`${storefront.url}/products/enamel-mug`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      ...{ quantity: '2', name: 'Ada', email: 'ada@example.org' },
      ...{ number, expiry: '12/99', cvc: '123' },
    }),
  });
}

test('a shopper orders, the parcel leaves and the money is taken', async () => {
  const placed = await order('4242 4242 4242 4242');
  assert.equal(placed.status, 303);
  const path = placed.headers.get('location');
  const page = await fetch(`${storefront.url}${path}`);
  assert.match(await page.text(), /Your order is paid/);

  const left = await fetch(`${orders.url}${path}/dispatch`, { method: 'POST' });
  const { status, payment, total } = await left.json();
  assert.equal(status, 'dispatched');
  assert.deepEqual(total, { value: 2500, currency: 'EUR' });

  const taken = await fetch(`${payments.url}/payments/${payment.id}`);
  assert.equal((await taken.json()).captured, 2500);
});

test('a declined card is told to the shopper', async () => {
  const declined = await order('4000 0000 0000 9995');
  assert.equal(declined.status, 402);
  assert.match(
    await declined.text(),
    /the card was declined: insufficient_funds/,
  );
});

test('what only payments can know about a card is told, too', async () => {
  const wrong = await order('4242 4242 4242 4241');
  assert.equal(wrong.status, 400);
  assert.match(await wrong.text(), /card\.number must be a card number/);
});
