import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { test } from 'node:test';
import { freePorts } from './temporary-portal.mjs';
import { fetchToken } from './token.mjs';

const MINA = 'user:default/mina.park';
const source = 'as the test says';

/** A backend that gives `answer` to whoever asks for a demo token. */
async function serve(t, { status = 200, answer }) {
  const requests = [];
  const server = createServer((request, response) => {
    requests.push({
      method: request.method,
      url: request.url,
      user: request.headers['x-groundwork-demo-user'],
    });
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  }).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  return { requests, backendUrl: `http://127.0.0.1:${server.address().port}` };
}

test('a person is signed in by the header, and the token handed back', async t => {
  const { requests, backendUrl } = await serve(t, {
    answer: { backstageIdentity: { token: 'abc.def.ghi' } },
  });
  assert.equal(
    await fetchToken({ userEntityRef: MINA, backendUrl, source }),
    'abc.def.ghi',
  );
  assert.deepEqual(requests, [
    { method: 'GET', url: '/api/auth/demo/refresh', user: MINA },
  ]);
});

for (const [name, status, answer, message] of [
  [
    'an unknown person, with the ones that there are',
    403,
    {
      error: {
        message: `'${MINA}' is not one of the demo people; choose one of user:default/ada`,
      },
    },
    /^no token for user:default\/mina\.park from http:\S+ \(as the test says\): .*choose one of user:default\/ada$/,
  ],
  [
    'a person that the catalog does not have',
    404,
    { error: { message: `The catalog has no '${MINA}'` } },
    /^no token for user:default\/mina\.park from .*: The catalog has no/,
  ],
  [
    'a portal without demo sign-in',
    404,
    { error: { message: "Unknown auth provider 'demo'" } },
    /has no demo sign-in, which only development has: Unknown auth provider 'demo'$/,
  ],
  ['an answer without a token', 200, {}, /HTTP 200 without a token$/],
]) {
  test(`${name} is told`, async t => {
    const { backendUrl } = await serve(t, { status, answer });
    const fetching = fetchToken({ userEntityRef: MINA, backendUrl, source });
    await assert.rejects(fetching, { message, exitCode: 1 });
  });
}

test('where nothing answers, that is told with what would help', async () => {
  const [port] = await freePorts(1);
  const backendUrl = `http://localhost:${port}`;
  await assert.rejects(
    fetchToken({ userEntityRef: MINA, backendUrl, source }),
    {
      message: `nothing answers at ${backendUrl} (as the test says); start the portal with ./dev start, or say where it runs with --backend-port <n> or --backend-url <url>`,
      exitCode: 1,
    },
  );
});

for (const ref of [
  'mina',
  'group:default/payments',
  'user:mina',
  'user:a/b/c',
]) {
  test(`'${ref}' is not a user's entity ref`, async () => {
    await assert.rejects(
      fetchToken({ userEntityRef: ref, backendUrl: 'http://localhost:1' }),
      { exitCode: 2 },
    );
  });
}
