import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadDemoYear } from './demo-year.mjs';

const NOW = new Date('2026-11-22T10:00:00Z');

/** A checkout whose script does what it is told, and writes down how it was called. */
async function makeCheckout(t, script) {
  const root = await mkdtemp(join(tmpdir(), 'demo-year-'));
  t.after(() => rm(root, { recursive: true, force: true }));
  const folder = join(root, 'examples/acme/scripts');
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'make-year.mjs'),
    `import { appendFileSync } from 'node:fs';
     const { GITHUB_WEBHOOK_SECRET: secret, CDEVENTS_TOKEN: token } = process.env;
     appendFileSync('calls', JSON.stringify({ args: process.argv.slice(2), secret, token }) + '\\n');
     ${script}`,
  );
  const said = [];
  const load = (more = {}) =>
    loadDemoYear({
      root,
      data: join(root, '.data'),
      url: 'http://localhost:1/api/delivery',
      log: { write: () => {} },
      say: line => said.push(line),
      now: NOW,
      ...more,
    });
  const calls = async () =>
    (await readFile(join(root, 'calls'), 'utf8'))
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
  return { load, said, calls };
}

test('sends the year until today, once', async t => {
  const { load, calls } = await makeCheckout(t, '');

  assert.equal(await load(), true);
  assert.equal(await load(), true);

  assert.deepEqual(await calls(), [
    {
      args: [
        '--url',
        'http://localhost:1/api/delivery',
        '--until',
        '2026-11-22',
      ],
      secret: 'groundwork-development-github',
      token: 'groundwork-development-events',
    },
  ]);
});

test('sends the same year again when it failed, and says why', async t => {
  const { load, said, calls } = await makeCheckout(
    t,
    `console.error('401: the token is wrong'); process.exit(1);`,
  );

  assert.equal(await load(), false);
  assert.equal(await load({ now: new Date('2026-12-01T10:00:00Z') }), false);

  assert.ok(said.includes('  401: the token is wrong'));
  const untils = (await calls()).map(({ args }) => args[3]);
  assert.deepEqual(untils, ['2026-11-22', '2026-11-22']);
});

test('is broken off, and begins again the next time', async t => {
  const { load, said } = await makeCheckout(t, 'setInterval(() => {}, 1000);');
  const stop = new AbortController();
  const loading = load({ signal: stop.signal });
  setTimeout(() => stop.abort(), 300);

  assert.equal(await loading, false);
  assert.equal(said.length, 1);
});

test('does nothing where there is no script', async t => {
  const root = await mkdtemp(join(tmpdir(), 'demo-year-'));
  t.after(() => rm(root, { recursive: true, force: true }));
  const { load, said } = await makeCheckout(t, '');

  assert.equal(await load({ root }), false);
  assert.deepEqual(said, []);
});
