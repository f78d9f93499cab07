import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DRAFT, startOrders } from '../testing/orders.mjs';

const MAIN = fileURLToPath(new URL('../src/main.mjs', import.meta.url));

function spawnMain(env = {}) {
  return spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, PORT: '0', ...env },
  });
}

async function firstLine(stream) {
  const [line] = await once(createInterface({ input: stream }), 'line');
  return line;
}

test('reports health with its version', async () => {
  const orders = await startOrders();
  const { status, body } = await orders.get('/healthz');
  await orders.stop();
  assert.equal(status, 200);
  assert.deepEqual(body, {
    service: 'orders',
    version: '9.9.9',
    live: true,
    ready: true,
    checks: {
      store: { ok: true, kind: 'memory' },
      payments: { state: 'not configured' },
    },
  });
});

test('is alive but not ready when its store is gone', async () => {
  const store = {
    kind: 'sqlite',
    ping() {
      throw new Error('disk I/O error');
    },
  };
  const orders = await startOrders({ store });
  const ready = await orders.get('/healthz');
  const live = await orders.get('/healthz?probe=live');
  await orders.stop();
  assert.equal(ready.status, 503);
  assert.equal(ready.body.checks.store.reason, 'disk I/O error');
  assert.equal(live.status, 200);
});

test('measures requests and counts orders', async () => {
  const orders = await startOrders();
  const { body: order } = await orders.place();
  await orders.post(`/orders/${order.id}/cancel`);
  const { body } = await orders.get('/metrics');
  await orders.stop();
  const labels = 'route="/orders",status="201"';
  for (const line of [
    `orders_request_duration_ms_bucket{${labels},le="5"} 1`,
    `orders_request_duration_ms_count{${labels}} 1`,
    'orders_total{status="cancelled"} 1',
  ]) {
    assert.ok(body.includes(`${line}\n`), `${line} is missing in:\n${body}`);
  }
});

test('finishes what it is doing before it stops', async () => {
  const child = spawnMain();
  const { port } = JSON.parse(await firstLine(child.stdout));
  const body = JSON.stringify(DRAFT);
  const inFlight = request({
    port,
    method: 'POST',
    path: '/orders',
    headers: {
      'content-type': 'application/json',
      'content-length': body.length,
      expect: '100-continue',
    },
  });
  inFlight.flushHeaders();
  await once(inFlight, 'continue');
  child.kill('SIGTERM');
  const line = JSON.parse(await firstLine(child.stdout));
  assert.equal(line.message, 'shutting down');
  inFlight.end(body);
  const [response] = await once(inFlight, 'response');
  response.resume();
  assert.equal(response.statusCode, 201);
  const [code] = await once(child, 'exit');
  assert.equal(code, 0);
});

for (const [name, value, message] of [
  ['PORT', '70000', "PORT must be a whole number from 0 to 65535, not '70000'"],
  [
    'PAYMENTS_URL',
    'payments:8103',
    "PAYMENTS_URL must be a URL that starts with http:// or https://, not 'payments:8103'",
  ],
  [
    'DATABASE_URL',
    'postgres://orders:secret@db/orders',
    "DATABASE_URL must look like sqlite:orders.sqlite; 'postgres' databases are not supported",
  ],
]) {
  test(`does not start with a ${name} that it cannot use`, async () => {
    const child = spawnMain({ [name]: value });
    const [line, [code]] = await Promise.all([
      firstLine(child.stderr),
      once(child, 'exit'),
    ]);
    assert.equal(line, `orders: ${message}`);
    assert.equal(code, 2);
  });
}
