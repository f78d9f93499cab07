import { existsSync, readdirSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  createTestContext,
  TestLedger,
} from '@groundwork/backstage-plugin-environments-node/testing';
import { JsonObject } from '@backstage/types';
import { createSqliteDriver, SqliteDriver } from '.';

jest.setTimeout(60_000);

/** Much shorter than what it takes to start a program that fills a database. */
const PATIENCE_MS = 1;

const SLOW =
  'CREATE TABLE t AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 3000000) SELECT count(*) n FROM c';

describe('Two replicas of the sqlite driver', () => {
  const directory = createMockDirectory();
  const ledger = () => TestLedger.inMemory();
  const environment = { id: 'env-1', name: 'one', owner: 'group:default/a' };
  let a: SqliteDriver;
  let b: SqliteDriver;
  let entries: TestLedger;

  beforeEach(() => {
    directory.clear();
    entries = ledger();
    const home = directory.resolve('home');
    a = createSqliteDriver({
      directory: home,
      repositories: [],
      patienceMs: PATIENCE_MS,
    });
    b = createSqliteDriver({ directory: home, repositories: [] });
  });

  afterEach(async () => {
    await a.close();
    await b.close();
  });

  const desire = (resource: string, spec: JsonObject = {}) => ({
    environment,
    resource,
    spec,
  });

  const contextOf = (resource: string) =>
    createTestContext({ ledger: entries, environmentId: 'env-1', resource });

  const databases = () =>
    readdirSync(directory.resolve('home/env-1')).filter(name =>
      name.endsWith('.db'),
    );

  const unfinished = () =>
    readdirSync(directory.resolve('home/.unfinished')).filter(name =>
      existsSync(directory.resolve(`home/.unfinished/${name}`)),
    );

  /** Its database is what keeps the folder. */
  async function makeOther(): Promise<void> {
    const { context } = contextOf('other');
    const made = () => b.apply(context, { desired: desire('other') });
    while ((await made()).kind === 'wait') {
      await sleep(50);
    }
  }

  /** What is filled is for the portal alone once nothing more is written. */
  async function untilFilled(): Promise<void> {
    const isFilled = (name: string) =>
      statSync(directory.resolve(`home/.unfinished/${name}`)).mode % 0o100 ===
      0;
    while (unfinished().length !== 1 || !unfinished().every(isFilled)) {
      await sleep(50);
    }
  }

  async function beginSlowly(): Promise<void> {
    const desired = desire('slow', { seed: { sql: [SLOW] } });
    const { context, complete } = contextOf('slow');
    const step = await a.apply(context, { desired });
    expect(step.kind).toBe('wait');
    await complete(step);
    while (unfinished().length === 0) {
      await sleep(10);
    }
  }

  it('do not make what one fills and the other has destroyed', async () => {
    await makeOther();
    await beginSlowly();

    const { context, complete } = contextOf('slow');
    const state = entries.stateOf({ environmentId: 'env-1', resource: 'slow' });
    await complete(await b.destroy(context, { environment, state }));

    for (let i = 0; i < 10; i += 1) {
      expect(databases()).toEqual(['other.db']);
      await sleep(200);
    }
    expect(unfinished()).toEqual([]);
  });

  it('do not give a name to what is filled by one that has lost its lease', async () => {
    await makeOther();
    await beginSlowly();
    const desired = desire('slow', { seed: { sql: [SLOW] } });
    const { context } = contextOf('slow');
    let writes = 0;
    const stale = {
      ...context,
      save: async (state: JsonObject) => {
        writes += 1;
        await context.save(state);
      },
      intent: {
        ...context.intent,
        // From here on another has the environment.
        begin: async (key: string, id?: string) => {
          const begun = await context.intent.begin(key, id);
          entries.lease('env-1');
          return begun;
        },
      },
    };
    await untilFilled();

    await expect(a.apply(stale, { desired })).rejects.toThrow(
      /The lease is lost/,
    );
    expect(writes).toBe(2);
    expect(databases()).toEqual(['other.db']);
    expect(unfinished()).toEqual([]);
  });
});
