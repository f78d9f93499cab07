// Comes first: telemetry instruments modules as they are loaded.
import './telemetry';
import { useDatabaseUrl } from './database/databaseUrl';
import { startInTurn } from './database/startupLock';
import { createPortalBackend } from './portal';

const say = (message: string) => process.stderr.write(`${message}\n`);

// Until the backend has started, nothing else ends the process on request.
const leave = () => process.exit(143);
process.once('SIGTERM', leave);

useDatabaseUrl(process.env);

const backend = createPortalBackend();
startInTurn(
  {
    start() {
      process.off('SIGTERM', leave);
      return backend.start();
    },
  },
  process.env,
  say,
  () => process.kill(process.pid, 'SIGTERM'),
).catch(error => {
  say(`The portal did not start: ${error?.stack ?? error}`);
  process.exit(1);
});
