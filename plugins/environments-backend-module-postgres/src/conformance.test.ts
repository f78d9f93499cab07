import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import { join } from 'node:path';
import {
  AppliedResource,
  describeDriverConformance,
} from '@groundwork/backstage-plugin-environments-node/testing';
import {
  describeWithServer,
  dropAll,
  TestServer,
} from './__testUtils__/server';
import { PostgresDriver } from './PostgresDriver';

const SEED = [
  'CREATE TABLE item (id integer PRIMARY KEY, title text)',
  "INSERT INTO item VALUES (1, 'one'), (2, 'two')",
];

describeWithServer('The driver postgres', server => {
  const instance = server.instance({ extensions: ['citext'] });
  const driver = () => new PostgresDriver(new Map([['default', instance]]));

  describeDriverConformance({
    name: 'PostgresDriver',
    capabilities: { pause: true, adopt: true },
    sample: process.env.GROUNDWORK_TEST_THOROUGH !== '1',
    open: () => new Set<string>(),
    close: known => dropAll(server, namesOf([...known])),
    process: {
      script: join(__dirname, '__testUtils__', 'runPostgresDriver.ts'),
      execArgv: [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      args: () => JSON.parse(JSON.stringify(instance)),
    },
    createDriver: driver,
    desire: (wanted, { environment, resource }, known) => {
      known.add(`${environment.id}/${resource}`);
      return {
        spec: {
          seed: SEED,
          extensions: wanted === 'changed' ? ['citext'] : [],
          connectionLimit: wanted === 'first' ? 5 : 7,
        },
      };
    },
    // Others use the server meanwhile: only what belongs to this test is read.
    inspect: known => readObjects(server, [...known]),
    verify: found => useDatabase(server, found),
    drift: ({ outputs: { database } }) =>
      run(server, `ALTER DATABASE "${database}" ALLOW_CONNECTIONS false`),
    remove: ({ outputs: { database } }) =>
      run(server, `DROP DATABASE "${database}" WITH (FORCE)`),
  });
});

async function run(server: TestServer, sql: string): Promise<void> {
  await server.rows(sql);
}

// Names are made of what is in them: this finds also what carries no mark.
function namesOf(known: string[]): string[] {
  return known.map(it => {
    const [environment, resource] = it.split('/');
    const digest = createHash('sha256')
      .update(JSON.stringify([environment, resource]))
      .digest('hex');
    return `env_${resource}_${digest.slice(0, 24)}`;
  });
}

async function readObjects(
  server: TestServer,
  known: string[],
): Promise<unknown> {
  const names = namesOf(known);
  return {
    databases: await server.rows(
      `SELECT datname, datallowconn, datconnlimit, datacl::text,
        shobj_description(oid, 'pg_database') AS mark
       FROM pg_database WHERE datname = ANY($1) ORDER BY 1`,
      [names],
    ),
    roles: await server.rows(
      `SELECT rolname, rolpassword, rolcanlogin,
        shobj_description(oid, 'pg_authid') AS mark
       FROM pg_authid WHERE rolname = ANY($1) ORDER BY 1`,
      [names],
    ),
  };
}

async function useDatabase(
  server: TestServer,
  { wanted, outputs, reveal }: AppliedResource,
): Promise<void> {
  const password = reveal(outputs.password);
  const { database, user } = outputs as { database: string; user: string };
  const url = reveal(outputs.connectionString);
  const { host, port } = server.instance();
  expect(url).toBe(
    `postgresql://${user}:${password}@${host}:${port}/${database}`,
  );
  const login = { database, user, password };
  const items = await server.rows<{ title: string }>(
    'SELECT title FROM item ORDER BY id',
    [],
    login,
  );
  expect(items.map(({ title }) => title)).toEqual(['one', 'two']);
  const [{ datconnlimit }] = await server.rows<{ datconnlimit: number }>(
    'SELECT datconnlimit FROM pg_database WHERE datname = $1',
    [database],
  );
  expect(datconnlimit).toBe(wanted === 'first' ? 5 : 7);
  await mustHavePassword(server, user, password);
}

// The test server may trust everybody, so what it keeps of the password is read.
async function mustHavePassword(
  server: TestServer,
  user: string,
  password: string,
): Promise<void> {
  const [{ rolpassword }] = await server.rows<{ rolpassword: string }>(
    'SELECT rolpassword FROM pg_authid WHERE rolname = $1',
    [user],
  );
  const [, iterations, salt, , serverKey] = rolpassword.split(/[$:]/);
  const salted = pbkdf2Sync(
    password,
    Buffer.from(salt, 'base64'),
    Number(iterations),
    32,
    'sha256',
  );
  expect(
    createHmac('sha256', salted).update('Server Key').digest('base64'),
  ).toBe(serverKey);
}
