import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openShop } from '../testing/storefront.mjs';

const MAIN = fileURLToPath(new URL('../src/main.mjs', import.meta.url));

function spawnMain(env) {
  return spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, PORT: '0', ...env },
  });
}

async function firstLine(stream) {
  const [line] = await once(createInterface({ input: stream }), 'line');
  return line;
}

test('reports health with its version', async () => {
  const shop = await openShop();
  const { status, text } = await shop.visit('/healthz');
  await shop.close();
  assert.equal(status, 200);
  assert.deepEqual(JSON.parse(text), {
    service: 'storefront',
    version: '9.9.9',
    live: true,
    ready: true,
    ordering: 'not configured',
  });
});

test('is alive but not ready while it closes', async () => {
  const shop = await openShop();
  shop.health.close();
  const ready = await shop.visit('/healthz');
  const live = await shop.visit('/healthz?probe=live');
  await shop.close();
  assert.equal(ready.status, 503);
  assert.equal(live.status, 200);
});

test('counts pages', async () => {
  const shop = await openShop();
  await shop.visit('/products/enamel-mug');
  await shop.visit('/products/rocket');
  const { text } = await shop.visit('/metrics');
  await shop.close();
  for (const status of [200, 404]) {
    const labels = `route="/products/:sku",status="${status}"`;
    assert.ok(text.includes(`storefront_pages_total{${labels}} 1\n`), text);
  }
});

test('logs a line per request', async () => {
  const shop = await openShop();
  await shop.visit('/products/enamel-mug');
  await shop.close();
  const { message, route, status, requestId } = shop.lines.at(-1);
  assert.deepEqual(
    { message, route, status, requestId },
    {
      message: 'request',
      route: '/products/:sku',
      status: 200,
      requestId: 'id-000001',
    },
  );
});

test('finishes what it is doing before it closes', async () => {
  const child = spawnMain({ ORDERS_URL: 'http://orders.test' });
  const { port } = JSON.parse(await firstLine(child.stdout));
  const inFlight = request({
    port,
    method: 'POST',
    path: '/products/enamel-mug',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': 10,
      expect: '100-continue',
    },
  });
  inFlight.flushHeaders();
  await once(inFlight, 'continue');
  child.kill('SIGTERM');
  const line = JSON.parse(await firstLine(child.stdout));
  assert.equal(line.message, 'closing');
  inFlight.end('quantity=1');
  const [response] = await once(inFlight, 'response');
  response.resume();
  assert.equal(response.statusCode, 400);
  const [code] = await once(child, 'exit');
  assert.equal(code, 0);
});

test('does not open with a setting that it cannot use', async () => {
  const child = spawnMain({ ORDERS_URL: 'orders' });
  const [line, [code]] = await Promise.all([
    firstLine(child.stderr),
    once(child, 'exit'),
  ]);
  assert.equal(
    line,
    "storefront: ORDERS_URL must be a URL that starts with http:// or https://, not 'orders'",
  );
  assert.equal(code, 2);
});
