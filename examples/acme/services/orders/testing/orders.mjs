import { once } from 'node:events';
import { createApp } from '../src/app.mjs';
import { createLogger } from '../src/log.mjs';
import { createPaymentsClient } from '../src/payments-client.mjs';
import { createMemoryStore } from '../src/store/memory.mjs';

export const DRAFT = {
  customer: { name: 'Ada Byron', email: 'Ada@Example.org' },
  items: [
    { sku: 'enamel-mug', quantity: 2, unitPrice: 1250 },
    { sku: 'linen-towel', quantity: 1, unitPrice: 900 },
  ],
  card: { number: '4242424242424242', expiry: '12/30', cvc: '123' },
};

async function stop(server) {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

/** Orders on a port of its own, with a clock that stands still. */
export async function startOrders({
  store = createMemoryStore({ keep: 100 }),
  paymentsUrl,
  timeoutMs = 1000,
} = {}) {
  const lines = [];
  const clock = { time: new Date('2026-03-02T10:00:00Z') };
  const now = () => clock.time;
  let ids = 0;
  const payments =
    paymentsUrl && createPaymentsClient({ url: paymentsUrl, timeoutMs });
  const { server, health } = createApp({
    config: { bodyLimit: 64 * 1024 },
    store,
    payments,
    log: createLogger({
      level: 'debug',
      now,
      write: line => lines.push(JSON.parse(line)),
    }),
    now,
    newId: () => `id-${String(++ids).padStart(6, '0')}`,
    build: { version: '9.9.9' },
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${server.address().port}`;

  async function call(method, path, { body, raw, headers = {} } = {}) {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: raw ?? (body && JSON.stringify(body)),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type').includes('json');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? JSON.parse(text) : text,
    };
  }

  return {
    clock,
    health,
    lines,
    call,
    get: path => call('GET', path),
    post: (path, body = {}) => call('POST', path, { body }),
    place: (draft = {}) =>
      call('POST', '/orders', { body: { ...DRAFT, ...draft } }),
    stop: () => stop(server),
  };
}
