// Comes first: telemetry instruments modules as they are loaded.
import './telemetry';
import { problemWithVariables } from './config';
import { useDatabaseUrl } from './database/databaseUrl';
import { startInTurn } from './database/startupLock';
import { createPortalBackend } from './portal';

const say = (message: string) => process.stderr.write(`${message}\n`);

// Until the backend has started, nothing else ends the process on request.
const leave = () => process.exit(143);
process.once('SIGTERM', leave);

const problem = problemWithVariables(process.argv.slice(2), process.env);
if (problem) {
  say(problem);
  process.exit(1);
}
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
