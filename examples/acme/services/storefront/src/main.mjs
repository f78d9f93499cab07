import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError, readConfig } from './config.mjs';
import { createLog } from './log.mjs';
import { createOrdersClient } from './orders-client.mjs';
import { createStorefront } from './server.mjs';
import { closeOnSignals } from './shutdown.mjs';

const manifest = new URL('../package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(manifest, 'utf8'));

function ordersClient({ ordersUrl: url, ordersTimeoutMs: timeoutMs }) {
  return url && createOrdersClient({ url, timeoutMs });
}

function start() {
  const config = readConfig(process.env);
  const now = () => new Date();
  const log = createLog({
    level: config.logLevel,
    now,
    write: line => process.stdout.write(line),
    bound: { service: 'storefront', version },
  });
  const { server, health } = createStorefront({
    config,
    orders: ordersClient(config),
    log,
    now,
    newId: randomUUID,
    build: { version, commit: process.env.GIT_COMMIT },
  });
  server.on('error', error => {
    log.error('cannot listen', { reason: error.message });
    process.exitCode = 1;
  });
  server.listen(config.port, config.host, () => {
    const { address, port } = server.address();
    log.info('listening', { address, port });
  });
  closeOnSignals({ server, health, log, graceMs: config.graceMs });
}

try {
  start();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`storefront: ${error.message}\n`);
  process.exitCode = 2;
}
