import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  createTestContext,
  describeDriverConformance,
} from '@groundwork/backstage-plugin-environments-node/testing';
import knexFactory from 'knex';
import { ProgramRepository } from '../process/__testUtils__/programs';
import { createSqliteDriver, SqliteDriver } from '.';

jest.setTimeout(60_000);

async function query(filename: string, sql: string): Promise<unknown> {
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
  });
  try {
    return JSON.parse(JSON.stringify(await knex.raw(sql)));
  } finally {
    await knex.destroy();
  }
}

const PLANETS = [
  "CREATE TABLE planet (name TEXT); INSERT INTO planet VALUES ('Venus; or so');",
  "INSERT INTO planet VALUES ('Mars') -- COMMIT",
];

describe('The sqlite driver', () => {
  const directory = createMockDirectory();
  let driver: SqliteDriver;
  let repository: ProgramRepository;

  beforeEach(() => {
    directory.clear();
    repository = ProgramRepository.create(directory.resolve('repository'));
    driver = createSqliteDriver({
      directory: directory.resolve('home'),
      repositories: [{ prefix: repository.directory }],
      seedTimeoutMs: 2_000,
    });
  });

  afterEach(() => driver.close());

  async function apply(spec: JsonObject, commit?: string) {
    const test = createTestContext();
    const desired = {
      environment: { id: 'env-1', name: 'one', owner: 'group:default/team' },
      resource: 'db',
      spec,
      ...(commit !== undefined && {
        source: { repository: repository.directory, ref: 'main', commit },
      }),
    };
    for (;;) {
      const state = test.ledger.stateOf(test.scope);
      const step = await driver.apply(test.context, { desired, state });
      await test.complete(step);
      if (step.kind !== 'wait') {
        return { ...step, outputs: step.kind === 'done' && step.outputs };
      }
    }
  }

  it('makes an empty database that only the portal can read', async () => {
    const { outputs } = await apply({});

    const path = directory.resolve('home/env-1/db.db');
    expect(outputs).toEqual({ path, url: `file:${path}` });
    expect(statSync(path).mode % 0o1000).toBe(0o600);
    expect(await query(path, 'PRAGMA integrity_check')).toEqual([
      { integrity_check: 'ok' },
    ]);
  });

  it('does not go on to fill what is destroyed', async () => {
    const test = createTestContext();
    const environment = { id: 'env-1', name: 'one', owner: 'group:default/a' };
    const endless =
      'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n';
    const spec = { seed: { sql: [endless] } };
    const desired = { environment, resource: 'db', spec };
    const step = await driver.apply(test.context, { desired });
    expect(step).toMatchObject({ kind: 'wait' });

    await driver.destroy(test.context, { environment, state: step.state });

    // It would be told how the one before went.
    expect(await apply({})).toMatchObject({ kind: 'done' });
  });

  it('plans what will be in it, and no place that nobody knows yet', async () => {
    const { observeContext } = createTestContext();
    const plan = (spec: JsonObject) =>
      driver.plan(observeContext, {
        desired: {
          environment: { id: 'new', name: 'one', owner: 'group:default/team' },
          resource: 'db',
          spec,
        },
      });
    expect((await plan({})).changes).toEqual(["database 'db', empty"]);
    expect((await plan({ seed: { sql: PLANETS } })).changes).toEqual([
      "database 'db', filled by 2 texts of SQL",
    ]);
  });

  it('tells when it reads the commit', () => {
    expect(driver.readsSource({})).toBe(false);
    expect(driver.readsSource({ seed: { sql: PLANETS } })).toBe(false);
    expect(driver.readsSource({ seed: { file: 'db/seed.sql' } })).toBe(true);
  });

  it('fills it with SQL', async () => {
    await apply({ seed: { sql: PLANETS } });

    const path = directory.resolve('home/env-1/db.db');
    expect(await query(path, 'SELECT name FROM planet')).toEqual([
      { name: 'Venus; or so' },
      { name: 'Mars' },
    ]);
  });

  it('fills it with a file of the commit, then with SQL', async () => {
    directory.addContent({ 'repository/db/seed.sql': PLANETS[0] });
    const commit = repository.commit('one');
    directory.addContent({ 'repository/db/seed.sql': 'no SQL' });

    await apply({ seed: { file: 'db/seed.sql', sql: [PLANETS[1]] } }, commit);

    const path = directory.resolve('home/env-1/db.db');
    expect(await query(path, 'SELECT count(*) AS n FROM planet')).toEqual([
      { n: 2 },
    ]);
  });

  it('keeps what is in a database that is there', async () => {
    await apply({ seed: { sql: PLANETS } });
    const path = directory.resolve('home/env-1/db.db');
    await query(path, "INSERT INTO planet VALUES ('Pluto') RETURNING 1");

    await apply({ seed: { sql: [...PLANETS, 'DROP TABLE planet'] } });

    expect(await query(path, 'SELECT count(*) AS n FROM planet')).toEqual([
      { n: 3 },
    ]);
  });

  it.each([
    ['what is no SQL', ['SELEC 1'], 'seed 1 of 1: near "SELEC": syntax error'],
    [
      'the second',
      [PLANETS[0], PLANETS[0]],
      'seed 2 of 2: table planet already exists',
    ],
    [
      'COMMIT',
      ['CREATE TABLE a (b); commit;'],
      'seed 1 of 1 ends the transaction',
    ],
    ['END', ['END; SELECT 1'], 'seed 1 of 1 ends the transaction'],
    ['ATTACH', ["/* x */ attach 'other.db' AS other"], 'a statement ATTACH'],
    [
      'ATTACH without a space',
      ["ATTACH'other.db'AS other"],
      'a statement ATTACH',
    ],
    [
      'ATTACH between parameters that look like strings',
      ["SELECT $a('); ATTACH 'other.db' AS other; SELECT $b(')"],
      'a statement ATTACH',
    ],
    ['VACUUM INTO', ["SELECT 1; VACUUM INTO 'copy.db'"], 'a statement VACUUM'],
    [
      'what never ends',
      [
        'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n',
      ],
      'it takes longer than 2 seconds',
    ],
  ])('refuses %s, and leaves no database', async (_, sql, message) => {
    expect(await apply({ seed: { sql } })).toMatchObject({
      kind: 'fail',
      error: expect.stringContaining(message),
    });
    expect(existsSync(directory.resolve('home/env-1/db.db'))).toBe(false);
  });

  it.each([['../seed.sql'], ['/etc/passwd'], ['missing.sql']])(
    'refuses the file %s',
    async file => {
      const commit = repository.commit('one');
      expect(await apply({ seed: { file } }, commit)).toMatchObject({
        kind: 'fail',
        error: expect.stringContaining(`'${file}'`),
      });
    },
  );

  it('ends a seed when the portal ends, and leaves nothing of it', async () => {
    const file = directory.resolve('unfinished.db');
    const order = {
      library: require.resolve('better-sqlite3'),
      file,
      statements: [
        'CREATE TABLE a (b)',
        'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n',
      ],
    };
    const child = spawn(process.execPath, [
      join(__dirname, 'programs', 'seed.cjs'),
    ]);
    child.stdin.write(`${JSON.stringify(order)}\n`);
    while (!existsSync(file)) {
      await sleep(10);
    }

    child.stdin.end();

    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
    expect(existsSync(file)).toBe(false);
  });

  it('lets a trigger end with END', async () => {
    const sql = [
      'CREATE TABLE a (b); CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET b = 2; END;',
    ];
    expect((await apply({ seed: { sql } })).kind).toBe('done');
  });
});

/** What is finished; the rest goes away by itself. */
function list(home: string): string[] {
  return readdirSync(home, { recursive: true, withFileTypes: true })
    .filter(
      entry => entry.isFile() && !entry.parentPath.endsWith('.unfinished'),
    )
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}

describeDriverConformance<{ home: string }>({
  name: 'sqlite',
  capabilities: { pause: true, adopt: true },
  open: ({ directory }) => ({ home: directory }),
  createDriver: ({ home }) =>
    createSqliteDriver({ directory: home, repositories: [] }),
  process: {
    script: join(__dirname, '__testUtils__', 'driverProgram.ts'),
    execArgv: [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    ],
    args: ({ home }) => home,
  },
  desire: wanted => ({
    spec: {
      seed: { sql: wanted === 'first' ? PLANETS : [...PLANETS, 'SELECT 1'] },
    },
  }),
  inspect: ({ home }) => list(home),
  verify: async ({ outputs }) => {
    expect(
      await query(`${outputs.path}`, 'SELECT count(*) AS n FROM planet'),
    ).toEqual([{ n: 2 }]);
  },
});
