import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { DATABASE_URL } from './databaseUrl';

// Any constant will do, as long as every replica uses the same one.
const LOCK_KEY = 7_007_2026;

const RETRY_AFTER_MS = 250;
const SAY_SO_EVERY_MS = 30_000;
const CONNECT_WITHIN_MS = 10_000;
const LOOK_AGAIN_MS = 5_000;

/**
 * Classes of SQLSTATE that say that nobody can be served now: connection
 * exceptions, too few resources, and a server that starts or shuts down. Of
 * the other classes the server means what it says, e.g. that it does not know
 * the user.
 */
const NOT_NOW = /^(?:08|53|57P)/;
const SQLSTATE = /^[0-9A-Z]{5}$/;

/**
 * Starts the backend; replicas that share a PostgreSQL database, and come up
 * in the same moment, start one after the other.
 *
 * Plugins create their schemas and run their migrations while they start. Two
 * replicas doing so at once on an empty database make each other fail, which a
 * first roll-out does every time. A session-level advisory lock puts them in a
 * queue; it goes with the connection, so a replica that dies while starting
 * does not hold up the others.
 *
 * A database that cannot be reached is no reason not to start: by
 * `backend.startup`, plugins that answer without one may come up. Those that do
 * not would stay down, so the portal leaves as soon as the database is back.
 *
 * @param log - Says to operators that the start is waiting
 * @param leave - Ends the process, for whoever runs it to start it again
 * @throws Error when the database refuses, or is lost while the backend starts:
 *   another replica could start to migrate then
 */
export async function startInTurn(
  backend: { start(): Promise<unknown> },
  env: NodeJS.ProcessEnv,
  log: (message: string) => void,
  leave: () => void,
): Promise<void> {
  const url = env[DATABASE_URL];
  if (!url) {
    await backend.start();
    return;
  }
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
  });
  const lost = new Promise<never>((_, reject) => {
    client.on('error', error =>
      reject(
        new Error(
          `The connection to ${DATABASE_URL} broke while the portal was starting; start it again`,
          { cause: error },
        ),
      ),
    );
  });
  lost.catch(() => {
    // It may break when nobody waits for `lost`: while connecting, which then
    // fails itself; before the next race, which then ends at once; or when the
    // start is over and the lock is given back anyway.
  });
  try {
    await client.connect();
  } catch (error) {
    if (!isUnreachable(error)) {
      throw error;
    }
    await startWithout(error as Error, { backend, url, log, leave });
    return;
  }
  try {
    await Promise.race([lost, takeLock(client, log)]);
    await Promise.race([lost, backend.start()]);
  } finally {
    await client.end();
  }
}

async function startWithout(
  { message }: Error,
  deps: {
    backend: { start(): Promise<unknown> };
    url: string;
    log: (message: string) => void;
    leave: () => void;
  },
): Promise<void> {
  const { backend, url, log, leave } = deps;
  log(
    `${DATABASE_URL} cannot be reached (${message}); starting without it, as far as backend.startup allows`,
  );
  await backend.start();
  leaveOnceReachable(url, log, () => {
    log(
      `${DATABASE_URL} can be reached again; leaving, to be started again with it`,
    );
    leave();
  });
}

function leaveOnceReachable(
  url: string,
  log: (message: string) => void,
  leave: () => void,
): void {
  let reason = '';
  const look = async () => {
    const client = new Client({
      connectionString: url,
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
    });
    client.on('error', () => {
      // It is only asked whether it answers; losing it then is no news.
    });
    try {
      await client.connect();
      await client.end();
    } catch (error) {
      const { message } = error as Error;
      if (message !== reason) {
        reason = message;
        log(`${DATABASE_URL} still cannot be used: ${message}`);
      }
      setTimeout(look, LOOK_AGAIN_MS).unref();
      return;
    }
    leave();
  };
  setTimeout(look, LOOK_AGAIN_MS).unref();
}

/**
 * Whether nobody answered, other than one who refuses. What has no SQLSTATE
 * comes from the network or from a proxy that has nobody behind it.
 */
function isUnreachable(error: unknown): boolean {
  const { code = '' } = error as { code?: string };
  return !SQLSTATE.test(code) || NOT_NOW.test(code);
}

/**
 * Asks again and again instead of waiting inside `pg_advisory_lock`: a query
 * that waits keeps its snapshot open, and `CREATE INDEX CONCURRENTLY` in a
 * migration of the replica that has the lock would wait for that snapshot, for
 * ever.
 */
async function takeLock(
  client: Client,
  log: (message: string) => void,
): Promise<void> {
  for (let waited = 0; ; waited += RETRY_AFTER_MS) {
    const { rows } = await client.query<{ taken: boolean }>(
      'SELECT pg_try_advisory_lock($1) AS taken',
      [LOCK_KEY],
    );
    if (rows[0].taken) {
      return;
    }
    if (waited % SAY_SO_EVERY_MS === 0) {
      log(
        `Waiting for another replica to finish its start (${
          waited / 1000
        } s so far)`,
      );
    }
    await sleep(RETRY_AFTER_MS);
  }
}
