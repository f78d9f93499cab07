import { createMockDirectory } from '@backstage/backend-test-utils';
import { describeEachDatabase } from './describeEachDatabase';

const migrations = createMockDirectory({
  content: {
    '20260101000000_things.js': `
      exports.up = knex => knex.schema.createTable('thing', table => {
        table.increments('id');
      });
      exports.down = knex => knex.schema.dropTable('thing');
    `,
  },
});

describeEachDatabase(
  'describeEachDatabase',
  { migrations: migrations.path },
  ({ dialect, create }) => {
    it('makes databases that have been migrated and share nothing', async () => {
      const first = await create();
      const second = await create();

      await first('thing').insert({ id: 1 });

      await expect(first('thing').pluck('id')).resolves.toEqual([1]);
      await expect(second('thing').pluck('id')).resolves.toEqual([]);
    });

    it('says which database it is', async () => {
      const knex = await create();
      const version =
        dialect === 'sqlite'
          ? 'sqlite_version()'
          : `current_setting('server_version')`;

      await expect(
        knex.first(knex.raw(`${version} AS version`)),
      ).resolves.toEqual({ version: expect.any(String) });
    });
  },
);

describe('describeEachDatabase where there is no PostgreSQL', () => {
  const skip = jest.spyOn(describe, 'skip').mockReturnValue(undefined);
  const dialects: string[] = [];

  const env = jest.replaceProperty(process, 'env', {
    BACKSTAGE_TEST_DISABLE_DOCKER: '1',
  });
  describeEachDatabase('The store', {}, ({ dialect }) => {
    dialects.push(dialect);
    it('works', () => expect(dialect).toBe('sqlite'));
  });
  env.restore();

  it('registers the tests of SQLite', () => {
    expect(dialects).toEqual(['sqlite']);
  });

  it('registers those of PostgreSQL as skipped, and says what to set', () => {
    expect(skip.mock.calls).toEqual([
      [
        'The store on POSTGRES_15 (skipped: set BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING)',
        expect.any(Function),
      ],
    ]);
  });
});
