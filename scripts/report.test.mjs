// ./dev report as a whole, with a portal of make-believe.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { installedChromium } from './lib/chromium.mjs';
import { root as repository } from './lib/root.mjs';
import { createCheckout, runToEnd } from './lib/temporary-checkout.mjs';
import { freePorts } from './lib/temporary-portal.mjs';

const HTML =
  '<!DOCTYPE html><html lang="en"><head><title>Report</title></head><body><h1>Review holds delivery up</h1></body></html>';
const chromium = installedChromium({ env: process.env, root: repository });
const withChromium = {
  skip: chromium ? false : 'there is no Chromium on this machine',
};

/** A portal that gives this answer, and a folder of somebody who asks it. */
async function serve(t, [status, body, type = 'application/json']) {
  const requests = [];
  const server = createServer((request, response) => {
    if (request.url === '/api/auth/demo/refresh') {
      const user = request.headers['x-groundwork-demo-user'];
      response.end(JSON.stringify({ backstageIdentity: { token: user } }));
      return;
    }
    requests.push({ what: request.url, by: request.headers.authorization });
    response.writeHead(status, { 'content-type': type });
    response.end(body);
  }).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  const { root, folder: outer } = await createCheckout(t);
  const folder = join(outer, 'some where');
  await mkdir(folder);
  return {
    requests,
    folder,
    run: (args, env = {}) =>
      runToEnd(
        join(root, 'dev'),
        [
          'report',
          `--backend-url=http://127.0.0.1:${server.address().port}`,
          ...args,
        ],
        {
          cwd: folder,
          env: { PATH: process.env.PATH, HOME: outer, ...env },
        },
      ),
  };
}

for (const [out, path, body] of [
  ['page.html', '/api/maturity/report/html', HTML],
  ['Numbers.CSV', '/api/maturity/report/csv', 'section,item\r\n'],
  ['all.json', '/api/maturity/report', '{"headline":"…"}'],
]) {
  test(`${out} is written as the portal gives it, for a leader`, async t => {
    const { run, requests, folder } = await serve(t, [200, body]);

    const { code, stdout, stderr } = await run([`--out=${out}`]);

    assert.equal(code, 0, stderr);
    assert.equal(stdout, `Wrote ${join(folder, out)}\n`);
    assert.equal(await readFile(join(folder, out), 'utf8'), body);
    assert.deepEqual(await readdir(folder), [out]);
    assert.deepEqual(requests, [
      { what: path, by: 'Bearer user:default/ruth.okafor' },
    ]);
  });
}

test('a group, a quarter and a person are asked for as they are named', async t => {
  const { run, requests } = await serve(t, [200, '{}']);
  const { code, stderr } = await run([
    '--out=a.json',
    '--group=pay',
    '--quarter=2026-Q3',
    '--as=user:default/kofi.mensah',
  ]);
  assert.equal(code, 0, stderr);
  assert.deepEqual(requests, [
    {
      what: '/api/maturity/report?group=group%3Adefault%2Fpay&quarter=2026-Q3',
      by: 'Bearer user:default/kofi.mensah',
    },
  ]);
});

test('a portal without demo people takes a token', async t => {
  const { run, requests } = await serve(t, [200, '{}']);
  await run(['--out=a.json'], { GROUNDWORK_TOKEN: 'abc.def' });
  assert.equal(requests[0].by, 'Bearer abc.def');
});

for (const [letters, width, height] of [
  // In points, of which an inch has 72
  ['a4', 595, 842],
  ['letter', 612, 792],
]) {
  test(`a PDF has one page of ${letters}`, withChromium, async t => {
    const { run, folder } = await serve(t, [200, HTML, 'text/html']);

    const { code, stderr } = await run([`--paper=${letters}`], {
      GROUNDWORK_CHROMIUM: chromium,
    });

    assert.equal(code, 0, stderr);
    assert.deepEqual(await readdir(folder), ['leadership-report.pdf']);
    const pdf = await readFile(join(folder, 'leadership-report.pdf'), 'latin1');
    assert.match(pdf, /^%PDF-/);
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1);
    const [, ...size] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf);
    assert.deepEqual(size.map(Number).map(Math.round), [width, height]);
  });
}

const said = message => JSON.stringify({ error: { message } });

for (const [name, answer, args, code, message] of [
  [
    'who may not read it',
    [403, said('Not allowed')],
    ['--out=a.html', '--as=user:default/mina.park'],
    1,
    /^dev: user:default\/mina\.park may not read the leadership report: Not allowed; name somebody who may with --as/,
  ],
  [
    'a group that is unknown',
    [404, said("There is no 'group:default/nobody'")],
    ['--out=a.csv', '--group=nobody'],
    1,
    /has no group:default\/nobody that user:default\/ruth\.okafor may read: There is no/,
  ],
  [
    'a portal without the plugin',
    [404, 'Not found', 'text/plain'],
    ['--out=a.csv'],
    1,
    /has no leadership report, which the plugin maturity makes: HTTP 404$/m,
  ],
  [
    'a quarter that the portal refuses',
    [400, said('2031-Q1 has not begun')],
    ['--out=a.csv', '--quarter=2031-Q1'],
    1,
    /does not understand what is asked: 2031-Q1 has not begun$/m,
  ],
  [
    'a portal that fails',
    [503, said('the portal is starting')],
    ['--out=a.csv'],
    1,
    /has failed: the portal is starting$/m,
  ],
  [
    'a quarter that is none',
    [500, ''],
    ['--quarter=2026-Q5'],
    2,
    /^dev: --quarter '2026-Q5' is not a quarter such as 2026-Q4/,
  ],
  [
    'a kind of file that is none',
    [500, ''],
    ['--out=report.docx'],
    2,
    /^dev: --out 'report\.docx' has to end in \.pdf, \.html, \.csv, \.json/,
  ],
  [
    'a group that is none',
    [500, ''],
    ['--group=user:default/ada'],
    2,
    /^dev: --group 'user:default\/ada' is not the entity ref of a group/,
  ],
  [
    'a paper that is none',
    [500, ''],
    ['--paper=a3'],
    2,
    /^dev: --paper 'a3' is none of a4, letter/,
  ],
  [
    'a folder that is not there',
    [200, 'x'],
    ['--out=nowhere/a.csv'],
    1,
    /^dev: '\S.*nowhere\/a\.csv' cannot be written: ENOENT$/m,
  ],
]) {
  test(`${name} is told, and nothing is written`, async t => {
    const { run, folder } = await serve(t, answer);
    const ended = await run(args);
    assert.equal(ended.code, code);
    assert.match(ended.stderr, message);
    assert.deepEqual(await readdir(folder), []);
  });
}

test('what was there before stays when the portal refuses', async t => {
  const { run, folder } = await serve(t, [500, said('no')]);
  await writeFile(join(folder, 'a.csv'), 'before');
  await run(['--out=a.csv']);
  assert.equal(await readFile(join(folder, 'a.csv'), 'utf8'), 'before');
});

test('a Chromium that makes no PDF is told', async t => {
  const { run, folder } = await serve(t, [200, HTML, 'text/html']);
  const { code, stderr } = await run([], {
    GROUNDWORK_CHROMIUM: process.execPath,
  });
  assert.equal(code, 1);
  assert.match(stderr, /^dev: \S.* has made no PDF: /);
  assert.deepEqual(await readdir(folder), []);
});

test('where nothing answers, that is told with what would help', async t => {
  const { run } = await serve(t, [200, '']);
  const [port] = await freePorts(1);
  const { code, stderr } = await run(
    ['--out=a.csv', `--backend-url=http://127.0.0.1:${port}`],
    { GROUNDWORK_TOKEN: 'x' },
  );
  assert.equal(code, 1);
  assert.match(stderr, /^dev: nothing answers at .* start the portal with/);
});

test('help is told without a portal', async t => {
  const { run, requests } = await serve(t, [500, '']);
  const { code, stdout } = await run(['--help']);
  assert.equal(code, 0);
  assert.match(stdout, /^Usage: \.\/dev report \[options\]/);
  assert.deepEqual(requests, []);
});
