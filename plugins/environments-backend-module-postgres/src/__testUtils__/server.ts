import { Client, QueryResultRow } from 'pg';
import { PostgresInstance } from '../instances';

const POSTGRES_URL = 'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';

/** The real server that tests run on. */
export class TestServer {
  constructor(private readonly url: URL) {}

  /** The instance that a driver is given. */
  instance(more: Partial<PostgresInstance> = {}): PostgresInstance {
    const { hostname, port, username, password } = this.url;
    return {
      name: 'default',
      host: hostname,
      port: Number(port || '5432'),
      user: decodeURIComponent(username),
      password: decodeURIComponent(password) || undefined,
      database: 'postgres',
      ssl: false,
      publicHost: hostname,
      publicPort: Number(port || '5432'),
      templates: [],
      extensions: [],
      ...more,
    };
  }

  /** Lends a connection as the admin, or as whom is said. */
  async use<T>(
    act: (client: Client) => Promise<T>,
    login: { database?: string; user?: string; password?: string } = {},
  ): Promise<T> {
    const { host, port, user, password, database } = this.instance();
    const client = new Client({
      host,
      port,
      user,
      password,
      database,
      ...login,
    });
    await client.connect();
    try {
      return await act(client);
    } finally {
      await client.end();
    }
  }

  /** Rows of a query, as plain objects. */
  async rows<Row extends QueryResultRow>(
    sql: string,
    values: unknown[] = [],
    login: { database?: string; user?: string; password?: string } = {},
  ): Promise<Row[]> {
    return this.use(
      async client => (await client.query<Row>(sql, values)).rows,
      login,
    );
  }
}

/** Describes what needs a server; skipped where none is told. */
export function describeWithServer(
  name: string,
  tests: (server: TestServer) => void,
): void {
  const url = process.env[POSTGRES_URL];
  const server = new TestServer(
    new URL(url ?? 'postgresql://nobody@localhost'),
  );
  if (url) {
    // eslint-disable-next-line jest/valid-title -- each test file has its own
    describe(name, () => {
      tests(server);
    });
  } else {
    // eslint-disable-next-line jest/no-disabled-tests -- so that it is seen
    describe.skip(`${name} (skipped: set ${POSTGRES_URL})`, () => {
      tests(server);
    });
  }
}

/** Removes databases and roles of tests. */
export async function dropAll(
  server: TestServer,
  names: readonly string[],
): Promise<void> {
  await server.use(async client => {
    for (const name of names) {
      await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      await client.query(`DROP ROLE IF EXISTS "${name}"`);
    }
  });
}
