import { once } from 'node:events';
import { createLog } from '../src/log.mjs';
import { createPaymentsServer } from '../src/server.mjs';

export const CARD = { number: '4242424242424242', expiry: '12/30', cvc: '123' };
export const DECLINED = { ...CARD, number: '4000000000009995' };

const CONFIG = {
  bodyLimit: 32 * 1024,
  keepPayments: 100,
  keyLifetimeMs: 60_000,
};

/** A client of a service that really listens, on a port of its own. */
export async function startService({ config = {} } = {}) {
  const lines = [];
  const clock = { time: new Date('2026-03-02T10:00:00Z') };
  const now = () => clock.time;
  let ids = 0;
  const newId = () => `id-${String(++ids).padStart(6, '0')}`;
  const log = createLog({
    level: 'debug',
    now,
    write: line => lines.push(JSON.parse(line)),
  });
  const { server, health } = createPaymentsServer({
    config: { ...CONFIG, ...config },
    log,
    now,
    newId,
    build: { version: '9.9.9' },
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${server.address().port}`;
  let keys = 0;

  async function call(method, path, { body, headers = {}, raw } = {}) {
    const response = await fetch(`${url}${path}`, {
      method,
      body: raw ?? (body && JSON.stringify(body)),
      headers: { 'content-type': 'application/json', ...headers },
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
    server,
    url,
    get: path => call('GET', path),
    call,
    post: (path, body, key = `test-key-${++keys}`) =>
      call('POST', path, { body, headers: { 'idempotency-key': key } }),
    authorise(value = 1999, card = CARD) {
      const amount = { value, currency: 'EUR' };
      return this.post('/payments', { amount, card, reference: 'order-1' });
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
