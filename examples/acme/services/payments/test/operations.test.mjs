import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DECLINED, startService } from '../testing/service.mjs';

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
  const service = await startService();
  const { status, body } = await service.get('/healthz');
  await service.stop();
  assert.equal(status, 200);
  assert.deepEqual(body, {
    status: 'ok',
    live: true,
    ready: true,
    service: 'payments',
    version: '9.9.9',
    uptimeSeconds: 0,
  });
});

test('is alive but not ready while it drains', async () => {
  const service = await startService();
  service.health.drain();
  const ready = await service.get('/healthz');
  const live = await service.get('/healthz?probe=live');
  await service.stop();
  assert.equal(ready.status, 503);
  assert.equal(ready.body.status, 'draining');
  assert.equal(live.status, 200);
});

test('counts requests and outcomes', async () => {
  const service = await startService();
  await service.authorise();
  await service.authorise(5, DECLINED);
  const { body } = await service.get('/metrics');
  await service.stop();
  for (const line of [
    'payments_requests_total{route="/payments",status="201"} 1',
    'payments_requests_total{route="/payments",status="402"} 1',
    'payments_outcomes_total{outcome="declined"} 1',
  ]) {
    assert.ok(body.includes(`${line}\n`), `${line} is missing in:\n${body}`);
  }
});

test('logs a line per request, with the id that the caller gave', async () => {
  const service = await startService();
  const headers = { 'x-request-id': 'caller-0001' };
  const answer = await service.call('GET', '/payments/nope', { headers });
  await service.stop();
  assert.equal(answer.headers.get('x-request-id'), 'caller-0001');
  const { message, requestId, method, route, status } = service.lines.at(-1);
  assert.deepEqual(
    { message, requestId, method, route, status },
    {
      message: 'request',
      requestId: 'caller-0001',
      method: 'GET',
      route: '/payments/:id',
      status: 404,
    },
  );
});

test('never logs a card', async () => {
  const service = await startService();
  await service.authorise();
  await service.authorise(5, DECLINED);
  await service.stop();
  const log = JSON.stringify(service.lines);
  assert.ok(!log.includes('4242424242424242'));
  assert.ok(!log.includes(DECLINED.number));
});

test('finishes what it is doing before it stops', async () => {
  const child = spawnMain();
  const listening = JSON.parse(await firstLine(child.stdout));
  const { port } = listening;
  const body = JSON.stringify({
    amount: { value: 100, currency: 'EUR' },
    card: { number: '4242424242424242', expiry: '12/99', cvc: '123' },
    reference: 'last-one',
  });
  const inFlight = request({
    port,
    method: 'POST',
    path: '/payments',
    headers: {
      'content-type': 'application/json',
      'content-length': body.length,
      'idempotency-key': 'shutdown-1',
      expect: '100-continue',
    },
  });
  inFlight.flushHeaders();
  await once(inFlight, 'continue');
  child.kill('SIGTERM');
  const stopping = await firstLine(child.stdout);
  assert.equal(JSON.parse(stopping).message, 'stopping');
  inFlight.end(body);
  const [response] = await once(inFlight, 'response');
  response.resume();
  assert.equal(response.statusCode, 201);
  const [code] = await once(child, 'exit');
  assert.equal(code, 0);
});

test('does not start with a setting that it cannot use', async () => {
  const child = spawnMain({ PORT: 'eighty' });
  const [line, [code]] = await Promise.all([
    firstLine(child.stderr),
    once(child, 'exit'),
  ]);
  assert.equal(code, 2);
  assert.equal(
    line,
    "payments: PORT must be a whole number from 0 to 65535, not 'eighty'",
  );
});
