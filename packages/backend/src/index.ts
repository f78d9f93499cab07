// Comes first: telemetry instruments modules as they are loaded.
import './telemetry';
import { useDatabaseUrl } from './database/databaseUrl';
import { startInTurn } from './database/startupLock';
import { createPortalBackend } from './portal';

useDatabaseUrl(process.env);

startInTurn(createPortalBackend(), process.env).catch(error => {
  process.stderr.write(`The portal did not start: ${error?.stack ?? error}\n`);
  process.exit(1);
});
