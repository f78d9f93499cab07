import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createApp } from './app.mjs';
import { ConfigError, readConfig } from './config.mjs';
import { createLogger } from './log.mjs';
import { createPaymentsClient } from './payments-client.mjs';
import { shutDownOnSignals } from './shutdown.mjs';
import { openStore } from './store/open.mjs';

const manifest = new URL('../package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(manifest, 'utf8'));

function paymentsClient({ paymentsUrl: url, paymentsTimeoutMs: timeoutMs }) {
  return url && createPaymentsClient({ url, timeoutMs });
}

async function start() {
  const config = readConfig(process.env);
  const now = () => new Date();
  const log = createLogger({
    level: config.logLevel,
    now,
    write: line => process.stdout.write(line),
    fields: { service: 'orders', version },
  });
  const store = await openStore({ ...config, log });
  const payments = paymentsClient(config);
  const build = { version, commit: process.env.GIT_COMMIT };
  const newId = randomUUID;
  const parts = { config, store, payments, log, now, newId, build };
  const { server, health } = createApp(parts);
  server.on('error', error => {
    log.error('cannot listen', { reason: error.message });
    store.close();
    process.exitCode = 1;
  });
  server.listen(config.port, config.host, () => {
    const { address, port } = server.address();
    log.info('listening', { address, port, store: store.kind });
  });
  shutDownOnSignals({ server, health, store, log, graceMs: config.graceMs });
}

try {
  await start();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`orders: ${error.message}\n`);
  process.exitCode = 2;
}
