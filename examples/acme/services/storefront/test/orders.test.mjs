import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ORDER, startOrders } from '../testing/orders.mjs';
import { openShop } from '../testing/storefront.mjs';

/** Runs a shop whose orders service answers as scripted. */
function shopTest(name, answers, work) {
  test(name, async () => {
    const orders = await startOrders(...answers);
    const shop = await openShop({ ordersUrl: orders.url });
    try {
      await work(shop, orders);
    } finally {
      await shop.close();
      await orders.close();
    }
  });
}

const PLACED = { status: 201, body: ORDER };

shopTest('places an order and shows it', [PLACED], async (shop, orders) => {
  const { status, headers } = await shop.order('enamel-mug');
  assert.equal(status, 303);
  assert.equal(headers.get('location'), '/orders/order-1');
  assert.deepEqual(orders.requests[0].body, {
    currency: 'EUR',
    customer: { name: 'Ada Byron', email: 'ada@example.org' },
    items: [{ sku: 'enamel-mug', quantity: 2, unitPrice: 1250 }],
    card: { number: '4242 4242 4242 4242', expiry: '12/30', cvc: '123' },
  });
});

shopTest('shows an order', [{ status: 200, body: ORDER }], async shop => {
  const { status, text } = await shop.visit('/orders/order-1');
  assert.equal(status, 200);
  assert.ok(text.includes('Your order is paid'));
  assert.ok(text.includes('<th scope="row">Enamel mug</th>'));
  assert.ok(text.includes('<td>€25.00</td>'));
});

shopTest(
  'answers 404 for an order that does not exist',
  [{ status: 404, body: { error: { message: 'no' } } }],
  async shop => {
    assert.equal((await shop.visit('/orders/nope')).status, 404);
  },
);

shopTest('asks again for what is wrong', [], async (shop, orders) => {
  const { status, text } = await shop.order('enamel-mug', {
    quantity: '11',
    expiry: '13/30',
  });
  assert.equal(status, 400);
  assert.ok(text.includes('role="alert"'));
  assert.ok(
    text.includes(
      '<a href="#quantity">Quantity: please enter a whole number from 1 to 10.</a>',
    ),
  );
  assert.ok(text.includes('<a href="#expiry">'));
  assert.equal(text.match(/aria-invalid="true"/g).length, 2);
  assert.equal(orders.requests.length, 0);
});

shopTest('keeps what was typed, but no card', [], async shop => {
  const { text } = await shop.order('enamel-mug', { cvc: '1' });
  assert.ok(text.includes('value="Ada Byron"'));
  assert.ok(!text.includes('4242'));
});

shopTest(
  'says why an order was refused',
  [{ status: 402, body: { error: { message: 'the card was declined' } } }],
  async shop => {
    const { status, text } = await shop.order('enamel-mug');
    assert.equal(status, 402);
    assert.match(text, /<li>\s*the card was declined\s*<\/li>/);
  },
);

shopTest('says so when orders cannot be reached', [], async shop => {
  const { status, headers, text } = await shop.order('enamel-mug');
  assert.equal(status, 503);
  assert.equal(headers.get('retry-after'), '60');
  assert.ok(text.includes('We cannot take orders right now'));
  assert.equal((await shop.visit('/')).status, 200);
});

shopTest('passes the request id on', [PLACED], async (shop, orders) => {
  const { headers } = await shop.order('enamel-mug');
  const [{ headers: passed }] = orders.requests;
  assert.equal(passed['x-request-id'], headers.get('x-request-id'));
});

test('can be looked at without an orders service', async () => {
  const shop = await openShop();
  const { text } = await shop.visit('/products/enamel-mug');
  const { status } = await shop.order('enamel-mug');
  await shop.close();
  assert.ok(text.includes('We do not take orders at the moment.'));
  assert.equal(status, 503);
});

shopTest('refuses a form over the limit and lives on', [], async shop => {
  const { status } = await shop.order('oak-board', { name: 'x'.repeat(9000) });
  assert.equal(status, 413);
  assert.equal((await shop.visit('/healthz')).status, 200);
});

shopTest('takes forms only', [], async shop => {
  const { status } = await shop.visit('/products/enamel-mug', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  assert.equal(status, 415);
});
