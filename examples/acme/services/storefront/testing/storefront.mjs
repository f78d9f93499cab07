import { once } from 'node:events';
import { createLog } from '../src/log.mjs';
import { createOrdersClient } from '../src/orders-client.mjs';
import { createStorefront } from '../src/server.mjs';

export const FILLED_IN = {
  quantity: '2',
  name: 'Ada Byron',
  email: 'ada@example.org',
  number: '4242 4242 4242 4242',
  expiry: '12/30',
  cvc: '123',
};

/** The shop on a port of its own. */
export async function openShop({ ordersUrl, timeoutMs = 1000 } = {}) {
  const lines = [];
  const now = () => new Date('2026-03-02T10:00:00Z');
  let ids = 0;
  const orders = ordersUrl && createOrdersClient({ url: ordersUrl, timeoutMs });
  const { server, health } = createStorefront({
    config: { shopName: 'Test Shop', formLimit: 8 * 1024 },
    orders,
    log: createLog({
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

  async function visit(path, options = {}) {
    const response = await fetch(`${url}${path}`, {
      redirect: 'manual',
      ...options,
    });
    const { status, headers } = response;
    return { status, headers, text: await response.text() };
  }

  return {
    health,
    lines,
    visit,
    order: (sku, fields = {}) =>
      visit(`/products/${sku}`, {
        method: 'POST',
        body: new URLSearchParams({ ...FILLED_IN, ...fields }),
      }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
