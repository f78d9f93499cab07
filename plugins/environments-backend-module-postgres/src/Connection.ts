import { Client, escapeIdentifier, QueryResultRow } from 'pg';
import { PostgresInstance } from './instances';

const CONNECT_TIMEOUT_MS = 10_000;
const LOCK_TIMEOUT_MS = 3_000;

/** As whom and to what, if not as the configuration says. */
export interface Login {
  database?: string;
  user?: string;
  password?: string;
}

/**
 * Where names are looked for is not to be decided by who owns a database, which
 * `ALTER DATABASE … SET` allows: what is found runs with the rights of the admin.
 * What is said on connecting goes before it.
 *
 * @see https://www.postgresql.org/docs/current/ddl-schemas.html#DDL-SCHEMAS-PATTERNS
 */
const AS_ADMIN = '-c search_path=pg_catalog';

/** What else an owner could set to keep an admin from working in a database. */
const ELSEWHERE = [
  AS_ADMIN,
  '-c role=none',
  '-c default_transaction_read_only=off',
  '-c statement_timeout=0',
  // Nor by a lock that is never let go.
  `-c lock_timeout=${LOCK_TIMEOUT_MS}`,
].join(' ');

/** A connection to a server, for as long as it is lent. */
export class Connection {
  private constructor(private readonly client: Client) {}

  /**
   * Lends a connection. Once the signal is aborted, it is closed, also in the
   * middle of a statement, and what waits for it fails with the signal's reason.
   */
  static async use<T>(
    instance: PostgresInstance,
    { signal, login = {} }: { signal: AbortSignal; login?: Login },
    act: (connection: Connection) => Promise<T>,
  ): Promise<T> {
    signal.throwIfAborted();
    const client = new Client({
      host: instance.host,
      port: instance.port,
      user: login.user ?? instance.user,
      password: login.password ?? instance.password,
      database: login.database ?? instance.database,
      ssl: instance.ssl,
      options: optionsOf(login),
      application_name: 'groundwork-environments',
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    });
    // A connection that breaks while nothing is asked; the next query tells.
    client.on('error', () => {});
    // What was asked has been answered, or fails with an error of its own. That the
    // server has gone away before a goodbye could be said changes neither.
    const close = () => client.end().catch(() => undefined);
    signal.addEventListener('abort', close, { once: true });
    try {
      await client.connect();
      return await act(new Connection(client));
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', close);
      await close();
    }
  }

  /** Rows of a query. */
  async rows<Row extends QueryResultRow>(
    sql: string,
    values: unknown[] = [],
  ): Promise<Row[]> {
    const { rows } = await this.client.query<Row>(sql, values);
    return rows;
  }

  /** Runs a statement, or several, without values. */
  async run(sql: string): Promise<void> {
    await this.client.query(sql);
  }

  /** Runs something that happens whole or not at all. */
  async inTransaction(act: () => Promise<void>): Promise<void> {
    await this.run('BEGIN');
    // When it throws, the connection is closed, and with it the transaction.
    await act();
    await this.run('COMMIT');
  }

  /**
   * Waits until nobody else works on a name, also a process that is gone and whose
   * statement goes on; for as long as the connection is there.
   */
  async lock(name: string): Promise<void> {
    await this.run(`SET lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await this.rows(
      'SELECT pg_catalog.pg_advisory_lock(pg_catalog.hashtextextended($1, 0))',
      [`groundwork-environments:${name}`],
    );
    await this.run('RESET lock_timeout');
  }
}

function optionsOf({ user, database }: Login): string | undefined {
  if (user !== undefined) {
    // Who owns a database works in it as it says.
    return undefined;
  }
  return database === undefined ? AS_ADMIN : ELSEWHERE;
}

/** Identifiers in a statement. */
export const quote = escapeIdentifier;
