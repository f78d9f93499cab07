import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  countCompileErrors,
  openLog,
  portalEnvironment,
} from './portal-process.mjs';

test('the configuration is left alone where the ports are the usual ones', () => {
  assert.deepEqual(
    portalEnvironment(
      '/srv/portal',
      { GROUNDWORK_DATABASE_URL: 'postgresql://localhost/portal' },
      { port: 3000, backendPort: 7007 },
    ),
    {
      GROUNDWORK_DATABASE_URL: 'postgresql://localhost/portal',
      NODE_ENV: 'development',
      BROWSER: 'none',
      NODE_COMPILE_CACHE: '/srv/portal/node_modules/.cache/node',
    },
  );
});

test('other ports are set as JSON, as the configuration loader wants it', () => {
  assert.deepEqual(
    portalEnvironment('/srv/portal', {}, { port: 3100, backendPort: 7107 }),
    {
      NODE_ENV: 'development',
      BROWSER: 'none',
      NODE_COMPILE_CACHE: '/srv/portal/node_modules/.cache/node',
      APP_CONFIG_app_baseUrl: '"http://localhost:3100"',
      APP_CONFIG_backend_cors_origin: '"http://localhost:3100"',
      APP_CONFIG_backend_baseUrl: '"http://localhost:7107"',
      APP_CONFIG_backend_listen_port: '7107',
    },
  );
});

test('a log is begun anew, and the one before is kept', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'groundwork log '));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'logs/start.log');
  for (const text of ['first', 'second']) {
    const log = await openLog(path);
    log.end(text);
    await once(log, 'finish');
  }
  assert.equal(await readFile(path, 'utf8'), 'second');
  const previous = join(folder, 'logs/start.previous.log');
  assert.equal(await readFile(previous, 'utf8'), 'first');
});

for (const [line, errors] of [
  ['Rspack compiled successfully', 0],
  ['Rspack compiled with 1 warning', 0],
  ['Rspack compiled with 2 errors and 1 warning', 2],
  ['Rspack compiled with 1 error', 1],
  ['2026-11-21T02:56:00.000Z catalog info 2 errors', undefined],
]) {
  test(`'${line}' tells of ${errors ?? 'nothing about'} compile errors`, () => {
    assert.equal(countCompileErrors(line), errors);
  });
}
