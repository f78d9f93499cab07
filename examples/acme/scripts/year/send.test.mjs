import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { makeYear } from './make.mjs';
import { sendEvents } from './send.mjs';
import { TEAMS } from './teams.mjs';

const SECRET = 'a secret of webhooks';
const TOKEN = 'a token of CDEvents';
const { events } = makeYear({
  until: Date.parse('2026-11-22T00:00:00Z'),
  weeks: 2,
  teams: TEAMS.slice(0, 1),
});

/**
 * A receiver that keeps what it is sent.
 *
 * @param {(request: { path: string, count: number }) => number} statusOf
 */
async function receiver(t, statusOf = () => 202) {
  const taken = [];
  let count = 0;
  const server = createServer(async (req, res) => {
    const body = await text(req);
    const url = new URL(req.url, 'http://localhost');
    count += 1;
    const status = statusOf({ path: url.pathname, count });
    if (status === 202) taken.push({ url, headers: req.headers, body });
    res.writeHead(status, { 'content-type': 'application/json' });
    res.end(JSON.stringify({ appended: 1, duplicates: 0 }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const url = `http://127.0.0.1:${server.address().port}/api/delivery`;
  const send = (of = events) =>
    sendEvents(of, { url, secret: SECRET, token: TOKEN, pauseMs: 1 });
  return { taken, send, requests: () => count };
}

test('webhooks are signed, and all else shows the token', async t => {
  const { taken, send } = await receiver(t);
  const { sent } = await send();
  assert.equal(sent, events.length);
  for (const { url, headers, body } of taken) {
    if (url.pathname.endsWith('/github')) {
      const mac = createHmac('sha256', SECRET).update(body).digest('hex');
      assert.equal(headers['x-hub-signature-256'], `sha256=${mac}`);
      assert.ok(headers['x-github-event']);
    } else {
      assert.equal(headers.authorization, `Bearer ${TOKEN}`);
    }
  }
});

test('each event is sent once, CDEvents in batches', async t => {
  const { taken, send } = await receiver(t);
  await send();
  const deliveries = taken.flatMap(
    ({ headers }) => headers['x-github-delivery'] ?? [],
  );
  const wanted = events.filter(({ route }) => route === 'github');
  assert.deepEqual(deliveries.sort(), wanted.map(({ id }) => id).sort());
  const batches = taken.filter(({ url }) => url.pathname.endsWith('/cdevents'));
  assert.equal(batches.length, 1);
  const [{ headers, body }] = batches;
  assert.equal(headers['content-type'], 'application/cloudevents-batch+json');
  assert.deepEqual(
    JSON.parse(body).map(({ id }) => id),
    events.filter(({ route }) => route === 'cdevents').map(({ id }) => id),
  );
});

test('reports of tests say what they are of', async t => {
  const { taken, send } = await receiver(t);
  const [first] = events.filter(({ route }) => route === 'tests');
  await send([first]);
  const [{ url, body }] = taken;
  assert.equal(url.pathname, '/api/delivery/ingest/tests');
  const { commit, job, attempt } = Object.fromEntries(url.searchParams);
  assert.match(commit, /^[0-9a-f]{40}$/);
  assert.deepEqual([job, attempt], ['ci', '1']);
  assert.match(body, /^<\?xml .*<testsuites /s);
});

test('what the receiver could not do then is tried again', async t => {
  const { taken, send } = await receiver(t, ({ count }) =>
    count % 3 === 0 ? 503 : 202,
  );
  const some = events.filter(({ route }) => route === 'github').slice(0, 30);
  const { sent } = await send(some);
  assert.equal(sent, 30);
  assert.equal(taken.length, 30);
});

test('it stops where trying again is of no use, and says why', async t => {
  for (const [status, advice] of [
    [401, /401 .*the secret or the token is not one/s],
    [404, /404 .*nothing takes deliveries there/s],
  ]) {
    const { send, requests } = await receiver(t, () => status);
    await assert.rejects(send(), advice);
    // No more than those that were under way.
    assert.ok(requests() <= 6, `${requests()}`);
  }
});

test('it gives up after a while', async t => {
  const { send } = await receiver(t, () => 500);
  await assert.rejects(send(events.slice(0, 1)), /failed 6 times: 500/);
});
