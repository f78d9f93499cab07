// For tests: a checkout whose Backstage CLI is of make-believe. Like the real
// one it serves the frontend by itself, runs the backend in a process of its
// own, and stays when that one ends.
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expectedStamp, recordInstall } from './stamp.mjs';
import {
  createCheckout,
  runInBackground,
  runToEnd,
} from './temporary-checkout.mjs';

const CLI = `
const { createServer } = require('node:http');
const { spawn } = require('node:child_process');
const { join } = require('node:path');
const setting = name => JSON.parse(process.env['APP_CONFIG_' + name]);
console.log('Starting app, backend');
console.log('cli is ' + process.pid + ', browser ' + process.env.BROWSER);
if (process.env.SAMPLE === 'cli-fails') {
  console.error('Error: no such package');
  process.exit(3);
}
console.log(process.env.SAMPLE === 'frontend-fails' ? 'Rspack compiled with 2 errors' : 'Rspack compiled successfully');
spawn(process.execPath, ['--require', join(__dirname, 'nodeTransform.cjs'), join(__dirname, 'backend.cjs')], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
createServer((request, response) => response.end(
  request.url === '/main.js' ? '"compiled"' : '<script defer src="/main.js"></script>',
)).listen(new URL(setting('app_baseUrl')).port, '127.0.0.1');
process.on('SIGTERM', () => process.exit());
`;

const BACKEND = `
const { createServer } = require('node:http');
const log = line => console.log('2026-11-21T02:56:00.000Z ' + line);
log('catalog info backend is ' + process.pid);
if (process.env.SAMPLE === 'backend-fails') {
  log('catalog error the database is not there');
  setTimeout(() => process.exit(1), 1200); // long enough to be seen
} else {
  log('catalog warn the cache is in memory');
  createServer((request, response) => {
    response.statusCode = request.url === '/.backstage/health/v1/readiness' ? 200 : 404;
    response.end();
  }).listen(JSON.parse(process.env.APP_CONFIG_backend_listen_port), '127.0.0.1');
}
process.on('SIGTERM', () => {
  if (process.env.SAMPLE !== 'backend-hangs') process.exit();
});
`;

export async function createSamplePortal(t) {
  const { root } = await createCheckout(t);
  const bin = join(root, 'node_modules/@backstage/cli/bin');
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, 'backstage-cli'), CLI);
  await writeFile(join(bin, 'backend.cjs'), BACKEND);
  await writeFile(join(bin, 'nodeTransform.cjs'), '');
  await recordInstall(root, await expectedStamp(root));

  const [port, backendPort] = await freePorts(2);
  const script = name => join(root, 'scripts', `${name}.mjs`);
  const ports = [`--port=${port}`, `--backend-port=${backendPort}`];
  return {
    root,
    port,
    backendPort,
    run: (name, ...args) =>
      runToEnd(process.execPath, [script(name), ...args], { cwd: root }),
    start: ({ args = [], behaviour = '' } = {}) =>
      runInBackground(
        t,
        process.execPath,
        [script('start'), ...ports, ...args],
        { cwd: root, env: { ...process.env, SAMPLE: behaviour } },
      ),
  };
}

/** Ports that nobody listened on a moment ago. */
export async function freePorts(count) {
  const servers = await Promise.all(
    Array.from({ length: count }, () => listen()),
  );
  const ports = servers.map(server => server.address().port);
  await Promise.all(
    servers.map(server => new Promise(resolve => server.close(resolve))),
  );
  return ports;
}

export function listen(host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host }, () => resolve(server));
  });
}
