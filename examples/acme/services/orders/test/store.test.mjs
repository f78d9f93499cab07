import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createMemoryStore } from '../src/store/memory.mjs';
import { openStore } from '../src/store/open.mjs';
import { startOrders } from '../testing/orders.mjs';

const sqlite = await import('node:sqlite').catch(() => undefined);
const log = { warn() {} };

const STORES = {
  memory: () => createMemoryStore({ keep: 100 }),
  sqlite: () => openStore({ sqlitePath: ':memory:', keepOrders: 100, log }),
};

for (const [kind, open] of Object.entries(STORES)) {
  const skip = kind === 'sqlite' && !sqlite && 'this Node has no node:sqlite';
  describe(`orders in ${kind}`, { skip }, () => {
    let orders;
    before(async () => {
      orders = await startOrders({ store: await open() });
      for (let second = 0; second < 5; second++) {
        orders.clock.time = new Date(Date.UTC(2026, 2, 2, 10, 0, second));
        await orders.place();
      }
    });
    after(() => orders?.stop());

    test('are listed newest first, a page at a time', async () => {
      const times = [];
      let next = '';
      do {
        const page = await orders.get(`/orders?limit=2${next}`);
        times.push(page.body.items.map(o => o.createdAt.slice(17, 19)));
        next = page.body.next && `&after=${page.body.next}`;
      } while (next);
      assert.deepEqual(times, [['04', '03'], ['02', '01'], ['00']]);
    });

    test('are listed by status', async () => {
      const { body } = await orders.get('/orders?limit=1');
      await orders.post(`/orders/${body.items[0].id}/cancel`);
      const cancelled = await orders.get('/orders?status=cancelled');
      const pending = await orders.get('/orders?status=pending');
      assert.equal(cancelled.body.items.length, 1);
      assert.equal(pending.body.items.length, 4);
    });

    test('are not listed by a page that does not exist', async () => {
      const answers = await Promise.all([
        orders.get('/orders?limit=0'),
        orders.get('/orders?limit=101'),
        orders.get('/orders?status=lost'),
        orders.get('/orders?after=zzz'),
      ]);
      const statuses = answers.map(answer => answer.status);
      assert.deepEqual(statuses, [400, 400, 400, 400]);
    });

    test('say where they are kept', async () => {
      const { body } = await orders.get('/healthz');
      assert.deepEqual(body.checks.store, { ok: true, kind });
    });
  });
}

test('memory makes room for new orders', async () => {
  const orders = await startOrders({ store: createMemoryStore({ keep: 1 }) });
  const { body } = await orders.place();
  await orders.place();
  const { status } = await orders.get(`/orders/${body.id}`);
  await orders.stop();
  assert.equal(status, 404);
});

test('a file outlives the process', { skip: !sqlite }, async t => {
  const folder = await mkdtemp(join(tmpdir(), 'orders-'));
  t.after(() => rm(folder, { recursive: true }));
  const sqlitePath = join(folder, 'orders.sqlite');
  const first = await openStore({ sqlitePath, log });
  const orders = await startOrders({ store: first });
  const { body } = await orders.place();
  await orders.stop();
  first.close();
  const second = await openStore({ sqlitePath, log });
  assert.deepEqual(second.find(body.id), body);
  second.close();
});
