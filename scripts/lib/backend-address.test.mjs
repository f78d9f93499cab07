import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { backendAddress } from './backend-address.mjs';

/** A checkout in which nothing was ever started. */
async function createRoot(t) {
  const root = await mkdtemp(join(tmpdir(), 'groundwork-address-'));
  t.after(() => rm(root, { recursive: true }));
  return root;
}

test('without a portal of this folder it is the usual address', async t => {
  assert.deepEqual(await backendAddress(await createRoot(t), {}), {
    url: 'http://localhost:7007',
    source: 'the usual address, as ./dev start of this folder is not running',
  });
});

test('a portal of this folder is found on the port that it has', async t => {
  const root = await createRoot(t);
  // Its name is what tells a process of ./dev start from another one.
  const script = join(root, 'start.mjs');
  await writeFile(script, 'setInterval(() => {}, 1000); console.log("up");');
  const portal = spawn(process.execPath, [script]);
  t.after(() => portal.kill());
  await once(portal.stdout, 'data');
  await mkdir(join(root, '.data/run'), { recursive: true });
  await writeFile(
    join(root, '.data/run/portal.json'),
    JSON.stringify({ pid: portal.pid, port: 3100, backendPort: 7117 }),
  );

  assert.deepEqual(await backendAddress(root, {}), {
    url: 'http://localhost:7117',
    source: `where ./dev start of this folder, process ${portal.pid}, runs it`,
  });
  assert.deepEqual(await backendAddress(root, { 'backend-port': '7227' }), {
    url: 'http://localhost:7227',
    source: 'as --backend-port says',
  });
});

test('a URL is taken without the slash at its end', async t => {
  assert.deepEqual(
    await backendAddress(await createRoot(t), {
      'backend-url': 'https://portal.example.test/',
    }),
    { url: 'https://portal.example.test', source: 'as --backend-url says' },
  );
});

for (const [name, options, message] of [
  [
    'both options',
    { 'backend-url': 'http://x', 'backend-port': '1' },
    /^--backend-url and --backend-port exclude each other/,
  ],
  [
    'what is not a URL',
    { 'backend-url': 'localhost:7007' },
    /^--backend-url 'localhost:7007' is not a URL such as http:/,
  ],
  [
    'what is not a port',
    { 'backend-port': '99999' },
    /^--backend-port '99999' is not a port/,
  ],
]) {
  test(`${name} is refused`, async t => {
    await assert.rejects(backendAddress(await createRoot(t), options), {
      message,
      exitCode: 2,
    });
  });
}
