import { createMockDirectory } from '@backstage/backend-test-utils';
import { createTestContext } from '@groundwork/backstage-plugin-environments-node/testing';
import { createSqliteDriver, SqliteDriver } from '.';
import { SEED_CHANGED } from './state';

jest.setTimeout(60_000);

const PLANETS = ['CREATE TABLE planet (name TEXT)'];

describe('A seed that has changed', () => {
  const directory = createMockDirectory();
  let driver: SqliteDriver;

  beforeEach(() => {
    directory.clear();
    driver = createSqliteDriver({
      directory: directory.resolve('home'),
      repositories: [],
    });
  });

  afterEach(() => driver.close());

  it('is told for as long as it is another than what was made', async () => {
    const test = createTestContext();
    const request = (sql: string[]) => ({
      desired: {
        environment: { id: 'env-1', name: 'one', owner: 'group:default/team' },
        resource: 'db',
        spec: { seed: { sql } },
      },
      state: test.ledger.stateOf(test.scope),
    });
    const changed = [...PLANETS, 'DROP TABLE planet'];
    for (const sql of [PLANETS, changed, changed]) {
      for (let kind = 'wait'; kind === 'wait'; ) {
        const step = await driver.apply(test.context, request(sql));
        await test.complete(step);
        kind = step.kind;
      }
    }

    const plan = (sql: string[]) =>
      driver.plan(test.observeContext, request(sql));
    expect(await plan(changed)).toMatchObject({
      action: 'update',
      changes: [SEED_CHANGED],
    });
    expect(await plan(PLANETS)).toMatchObject({
      action: 'unchanged',
      changes: [],
    });
    expect(test.ledger.logs().map(({ level, text }) => [level, text])).toEqual([
      ['warn', SEED_CHANGED],
      ['warn', SEED_CHANGED],
    ]);
  });
});
