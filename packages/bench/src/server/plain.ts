import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { repositoryRoot } from '../paths';
import { Cleanup } from '../process/cleanup';
import { freePort } from '../process/freePort';
import { temporaryDirectory } from '../process/temporaryDirectory';
import { RunningServer, startServer } from './server';

/** What every plain server's process is told, as its only argument. */
export interface PlainServerSettings<T> {
  port: number;
  token: string;
  /** What this server in particular needs. */
  settings: T;
}

/**
 * Starts a script that answers with the plainest code there is, for the
 * baselines. It gets its settings as JSON in its first argument and serves
 * them with `servePlainly`.
 */
export async function startPlainServer<T>(options: {
  name: string;
  script: string;
  settings: T;
  cleanup: Cleanup;
  now: () => number;
}): Promise<RunningServer> {
  const { name, script, settings, cleanup, now } = options;
  const { directory } = await temporaryDirectory(cleanup);
  const port = await freePort();
  const token = randomBytes(24).toString('hex');
  const argument: PlainServerSettings<T> = { port, token, settings };
  return startServer({
    name,
    script,
    args: [JSON.stringify(argument)],
    cwd: repositoryRoot,
    logFile: join(directory, 'output.log'),
    url: `http://127.0.0.1:${port}`,
    token,
    cleanup,
    now,
  });
}
