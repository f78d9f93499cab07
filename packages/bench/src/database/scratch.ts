import { Knex } from 'knex';
import { join } from 'node:path';
import { Client } from 'pg';
import { JsonObject } from '@backstage/types';
import { Cleanup, Undo } from '../process/cleanup';
import { temporaryDirectory } from '../process/temporaryDirectory';
import { DatabaseKind } from './kind';

/** A database of a benchmark's own, empty at first and gone afterwards. */
export interface ScratchDatabase {
  kind: DatabaseKind;
  /** The `backend.database` setting of a backend that is to use it. */
  backendConfig: JsonObject;
  /** How to reach the tables of one of that backend's plugins. */
  knexConfig(pluginId: string): Knex.Config;
  drop: Undo;
}

/** Makes a scratch database of a kind. */
export function createScratchDatabase(
  kind: DatabaseKind,
  cleanup: Cleanup,
): Promise<ScratchDatabase> {
  switch (kind) {
    case 'sqlite':
      return createSqlite(cleanup);
    case 'postgres':
      return createPostgres(cleanup, process.env);
    default: {
      const unknown: never = kind;
      throw new Error(`There is no scratch database of kind '${unknown}'`);
    }
  }
}

async function createSqlite(cleanup: Cleanup): Promise<ScratchDatabase> {
  const { directory, remove } = await temporaryDirectory(cleanup);
  const client = 'better-sqlite3';
  return {
    kind: 'sqlite',
    backendConfig: { client, connection: { directory } },
    knexConfig: pluginId => ({
      client,
      connection: { filename: join(directory, `${pluginId}.sqlite`) },
      useNullAsDefault: true,
    }),
    drop: remove,
  };
}

let created = 0;

async function createPostgres(
  cleanup: Cleanup,
  env: NodeJS.ProcessEnv,
): Promise<ScratchDatabase> {
  const server = {
    host: env.PGHOST ?? '127.0.0.1',
    port: Number(env.PGPORT ?? 5432),
    user: env.PGUSER ?? 'postgres',
    ...(env.PGPASSWORD !== undefined && { password: env.PGPASSWORD }),
  };
  created += 1;
  const database = `groundwork_bench_${process.pid}_${created}`;
  const creation = administer(server, `CREATE DATABASE "${database}"`);
  const drop = cleanup.defer(`PostgreSQL database ${database}`, async () => {
    // An interrupt may come while it is being created, or it never was.
    const [{ status }] = await Promise.allSettled([creation]);
    if (status === 'fulfilled') {
      await administer(
        server,
        `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`,
      );
    }
  });
  await creation;

  const client = 'pg';
  const connection = { ...server, database };
  return {
    kind: 'postgres',
    // A schema per plugin keeps everything in one database, to drop as one.
    backendConfig: { client, connection, pluginDivisionMode: 'schema' },
    knexConfig: pluginId => ({ client, connection, searchPath: [pluginId] }),
    drop,
  };
}

async function administer(
  server: { host: string; port: number; user: string },
  statement: string,
): Promise<void> {
  const client = new Client({ ...server, database: 'postgres' });
  try {
    await client.connect();
    await client.query(statement);
  } catch (cause) {
    throw new Error(
      `PostgreSQL at ${server.host}:${server.port} (user ${server.user}) did not accept '${statement}'. ` +
        'Set PGHOST, PGPORT, PGUSER and PGPASSWORD to a server where databases may be created, ' +
        'or measure without it: --database sqlite',
      { cause },
    );
  } finally {
    await client.end();
  }
}
