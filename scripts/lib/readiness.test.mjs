import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { test } from 'node:test';
import {
  backendIsReady,
  bundleOf,
  frontendIsReady,
  until,
} from './readiness.mjs';
import { freePorts } from './temporary-portal.mjs';

async function serve(t, answer) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  return server.address().port;
}

const signal = () => new AbortController().signal;

test('the backend is ready when its readiness route says so', async t => {
  const statuses = [503, 200];
  const port = await serve(t, (request, response) => {
    response.statusCode =
      request.url === '/.backstage/health/v1/readiness'
        ? statuses.shift()
        : 404;
    response.end();
  });
  const isReady = backendIsReady(port);
  assert.equal(await isReady(signal()), false);
  assert.equal(await isReady(signal()), true);
});

test('the frontend is ready when its code is there, not only its page', async t => {
  let compiled = false;
  const port = await serve(t, (request, response) => {
    if (request.url === '/') response.end('<script src="/main.js"></script>');
    else response.writeHead(compiled ? 200 : 404).end();
  });
  const isReady = frontendIsReady(port);
  assert.equal(await isReady(signal()), false);
  compiled = true;
  assert.equal(await isReady(signal()), true);
});

test('what does not listen yet is not ready', async () => {
  const [port] = await freePorts(1);
  assert.equal(await backendIsReady(port)(signal()), false);
  assert.equal(await frontendIsReady(port)(signal()), false);
});

test('asking goes on until the answer is yes, or it is no longer wanted', async () => {
  const answers = [false, false, true];
  await until(async () => answers.shift(), { signal: signal(), everyMs: 1 });
  assert.deepEqual(answers, []);

  const controller = new AbortController();
  const asking = until(
    async () => {
      controller.abort();
      return false;
    },
    { signal: controller.signal },
  );
  await assert.rejects(asking, { name: 'AbortError' });
});

test("the page's bundle is found among its scripts", () => {
  assert.equal(
    bundleOf(
      '<script type="backstage.io/config">[]</script><script src="/theme.js"></script><script defer="defer" src="/main.js"></script>',
    ),
    '/main.js',
  );
  assert.equal(bundleOf('<html></html>'), undefined);
});
