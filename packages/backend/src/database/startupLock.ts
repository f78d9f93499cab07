import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { DATABASE_URL } from './databaseUrl';

// Any constant will do, as long as every replica uses the same one.
const LOCK_KEY = 7_007_2026;

const RETRY_AFTER_MS = 250;
const SAY_SO_EVERY_MS = 30_000;

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
 * @param log - Says to operators that the start is waiting
 * @throws Error when the database cannot be reached, or is lost while the
 *   backend starts: another replica could start to migrate then
 */
export async function startInTurn(
  backend: { start(): Promise<unknown> },
  env: NodeJS.ProcessEnv,
  log: (message: string) => void,
): Promise<void> {
  const url = env[DATABASE_URL];
  if (!url) {
    await backend.start();
    return;
  }
  const client = new Client({ connectionString: url });
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
  // It may break at a moment when nobody waits for it yet.
  lost.catch(() => {});
  await client.connect();
  try {
    await Promise.race([lost, takeLock(client, log)]);
    await Promise.race([lost, backend.start()]);
  } finally {
    await client.end();
  }
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
