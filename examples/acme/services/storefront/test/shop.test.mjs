import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PRODUCTS } from '../src/catalogue.mjs';
import { openShop } from '../testing/storefront.mjs';

let shop;
before(async () => {
  shop = await openShop();
});
after(() => shop.close());

test('shows every product with its price', async () => {
  const { status, text } = await shop.visit('/');
  assert.equal(status, 200);
  for (const { sku, name } of PRODUCTS) {
    assert.ok(text.includes(`<a href="/products/${sku}">${name}</a>`), sku);
  }
  assert.ok(text.includes('€12.50'));
});

test('finds products by all words of a search', async () => {
  const { text } = await shop.visit('/?q=Coffee+glass');
  assert.ok(text.includes('Pour-over coffee set'));
  assert.ok(!text.includes('Enamel mug'));
});

test('says when nothing was found', async () => {
  const { status, text } = await shop.visit('/?q=trampoline');
  assert.equal(status, 200);
  assert.match(text, /role="status">\s*Nothing matches “trampoline”/);
});

test('escapes what a shopper typed', async () => {
  const { text } = await shop.visit(
    `/?q=${encodeURIComponent('"><script>alert(1)</script>')}`,
  );
  assert.ok(!text.includes('<script>'));
  assert.ok(text.includes('&quot;&gt;&lt;script&gt;'));
});

test('can be used without seeing it', async () => {
  const { text } = await shop.visit('/');
  assert.ok(text.includes('<html lang="en">'));
  assert.ok(text.includes('<a class="skip" href="#main">'));
  assert.equal(text.match(/<h1>/g).length, 1);
  assert.ok(text.includes('<label for="q">'));
});

test('answers 404 with a page', async () => {
  const { status, text } = await shop.visit('/products/rocket');
  assert.equal(status, 404);
  assert.ok(text.includes('<h1>We cannot find this page</h1>'));
});

test('answers methods and addresses that it does not know', async () => {
  const put = await shop.visit('/', { method: 'PUT' });
  assert.equal(put.status, 405);
  assert.equal(put.headers.get('allow'), 'GET');
  assert.equal((await shop.visit('/products/%E0%A4%A')).status, 400);
  assert.equal((await shop.visit('/', { method: 'HEAD' })).status, 200);
});

test('sends a style that may be kept for a while', async () => {
  const first = await shop.visit('/style.css');
  assert.equal(first.headers.get('content-type'), 'text/css; charset=utf-8');
  const again = await shop.visit('/style.css', {
    headers: { 'if-none-match': first.headers.get('etag') },
  });
  assert.equal(again.status, 304);
});

test('forbids scripts and frames', async () => {
  const { headers } = await shop.visit('/');
  const policy = headers.get('content-security-policy');
  assert.ok(policy.startsWith("default-src 'none'"));
  assert.ok(policy.includes("frame-ancestors 'none'"));
});
