import { Client } from 'pg';
import { Backend } from '@backstage/backend-defaults';
import { DATABASE_URL } from './databaseUrl';

// Any constant will do, as long as every replica uses the same one.
const LOCK_KEY = 7_007_2026;

/**
 * Starts the backend; replicas that share a PostgreSQL database, and come up
 * in the same moment, start one after the other.
 *
 * Plugins create their schemas and run their migrations while they start. Two
 * replicas doing so at once on an empty database make each other fail, which a
 * first roll-out does every time. A session-level advisory lock puts them in a
 * queue; it goes with the connection, so a replica that dies while starting
 * does not hold up the others.
 */
export async function startInTurn(
  backend: Backend,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const url = env[DATABASE_URL];
  if (!url) {
    await backend.start();
    return;
  }
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
    await backend.start();
  } finally {
    await client.end();
  }
}
