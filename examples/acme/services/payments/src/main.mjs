import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError, readConfig } from './config.mjs';
import { createLog } from './log.mjs';
import { createPaymentsServer } from './server.mjs';
import { stopOnSignals } from './shutdown.mjs';

const manifest = new URL('../package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(manifest, 'utf8'));

function start() {
  const config = readConfig(process.env);
  const now = () => new Date();
  const log = createLog({
    level: config.logLevel,
    now,
    write: line => process.stdout.write(line),
    context: { service: 'payments', version },
  });
  const build = { version, commit: process.env.GIT_COMMIT };
  const newId = randomUUID;
  const { server, health } = createPaymentsServer({
    config,
    log,
    now,
    newId,
    build,
  });
  server.on('error', error => {
    log.error('cannot listen', { error: error.message });
    process.exitCode = 1;
  });
  server.listen(config.port, config.host, () => {
    const { address, port } = server.address();
    log.info('listening', { address, port });
  });
  stopOnSignals({ server, health, log, graceMs: config.graceMs });
}

try {
  start();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`payments: ${error.message}\n`);
  process.exitCode = 2;
}
