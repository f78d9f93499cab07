// ./dev backfill as a whole, with a portal of make-believe.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { createCheckout, runToEnd } from './lib/temporary-checkout.mjs';
import { freePorts } from './lib/temporary-portal.mjs';

const NOTHING = {
  commits: 0,
  changes: 0,
  releases: 0,
  reverts: 0,
  assisted: 0,
};
const SOME = { ...NOTHING, commits: 9, changes: 5 };
const ALL = { commits: 9, changes: 5, releases: 2, reverts: 1, assisted: 1 };
const HEAD = 'f'.repeat(40);

const backfill = (status, counts, more = {}) => ({
  id: 'one',
  repository: 'git.acme.test/acme/shop',
  status,
  counts,
  remarks: [],
  ...more,
});

/** A portal that gives these answers in turn, and a checkout to ask it from. */
async function serve(t, answers) {
  const requests = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    if (request.url === '/api/auth/demo/refresh') {
      const user = request.headers['x-groundwork-demo-user'];
      response.end(JSON.stringify({ backstageIdentity: { token: user } }));
      return;
    }
    const [status, answer] = answers[requests.length] ?? answers.at(-1);
    requests.push({
      what: `${request.method} ${request.url}`,
      by: request.headers.authorization,
      ...(text && { body: JSON.parse(text) }),
    });
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  }).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  const { root, folder } = await createCheckout(t);
  return {
    requests,
    folder,
    run: (args, env = {}) =>
      runToEnd(
        process.execPath,
        [
          join(root, 'scripts/backfill.mjs'),
          `--backend-url=http://127.0.0.1:${server.address().port}`,
          ...args,
        ],
        { cwd: folder, env: { PATH: process.env.PATH, ...env } },
      ),
  };
}

test('a folder is read, and what was found is told as it goes', async t => {
  const { run, requests, folder } = await serve(t, [
    [202, backfill('queued', NOTHING)],
    [200, backfill('running', SOME)],
    [503, { error: { message: 'the portal is starting' } }],
    [200, backfill('running', SOME)],
    [
      200,
      backfill('succeeded', ALL, { head: HEAD, remarks: ['Tags stand in.'] }),
    ],
  ]);

  const { code, stdout, stderr } = await run(['.', '--component=shop']);

  assert.equal(code, 0, stderr);
  assert.equal(stderr, '');
  const lines = stdout.trimEnd().split('\n');
  assert.deepEqual(lines.slice(0, 2), [
    `Reading ${folder} as git.acme.test/acme/shop…`,
    '  9 commits, 5 changes, 0 releases…',
  ]);
  assert.match(lines[2], /^Read git\.acme\.test\/acme\/shop in \d+\.\d s:$/);
  assert.match(lines[3], /^ {8}9 commits .* rev-list --count f{12}$/);
  assert.deepEqual(lines.slice(8, 10), ['- Tags stand in.', '']);
  assert.match(
    lines[10],
    /^Look at it: http:\S+\/delivery\?scope=repository%3Agit\.acme\.test%2Facme%2Fshop&period=1y$/,
  );
  const by = 'Bearer user:default/jonas.lindqvist';
  assert.deepEqual(requests.slice(0, 2), [
    {
      what: 'POST /api/delivery/backfills',
      by,
      body: { repository: folder, component: 'shop' },
    },
    { what: 'GET /api/delivery/backfills/one', by },
  ]);
  assert.equal(requests.length, 5);
});

test('a portal without demo people takes a token', async t => {
  const { run, requests } = await serve(t, [
    [202, backfill('queued', NOTHING)],
    [200, backfill('succeeded', ALL, { head: HEAD })],
  ]);

  const { code } = await run(['https://git.acme.test/acme/shop'], {
    GROUNDWORK_TOKEN: 'abc.def',
  });

  assert.equal(code, 0);
  assert.equal(requests[0].by, 'Bearer abc.def');
});

for (const [name, answers, args, code, message] of [
  [
    'what the portal refuses',
    [[403, { error: { message: "'h/a' is none of the repositories" } }]],
    ['https://h/a'],
    1,
    "dev: 'h/a' is none of the repositories\n",
  ],
  [
    'what cannot be read',
    [
      [202, backfill('queued', NOTHING)],
      [200, backfill('failed', NOTHING, { error: 'it lacks objects' })],
    ],
    ['https://h/a'],
    1,
    'dev: git.acme.test/acme/shop was not read: it lacks objects\n',
  ],
  [
    'a wrong use',
    [[500, {}]],
    ['a', 'b'],
    2,
    "dev: unexpected argument 'b'; ./dev help lists what there is\n",
  ],
]) {
  test(`${name} is told`, async t => {
    const { run } = await serve(t, answers);
    const ended = await run(args);
    assert.deepEqual([ended.code, ended.stderr], [code, message]);
  });
}

test('where nothing answers, that is told with what would help', async t => {
  const { run } = await serve(t, []);
  const [port] = await freePorts(1);
  const { code, stderr } = await run(
    ['https://h/a', `--backend-url=http://127.0.0.1:${port}`],
    { GROUNDWORK_TOKEN: 'x' },
  );
  assert.equal(code, 1);
  assert.match(stderr, /^dev: nothing answers at .* start the portal with/);
});

test('help is told without a portal', async t => {
  const { run } = await serve(t, []);
  const { code, stdout } = await run(['--help']);
  assert.equal(code, 0);
  assert.match(stdout, /^Usage: \.\/dev backfill <path or URL>/);
});
