import { useDatabaseUrl } from './databaseUrl';

describe('useDatabaseUrl', () => {
  it('leaves the configuration alone when the variable is not set', () => {
    const env: NodeJS.ProcessEnv = {};
    useDatabaseUrl(env);
    expect(env).toEqual({});
  });

  it('moves every plugin to a schema of its own in the database', () => {
    const env: NodeJS.ProcessEnv = {
      GROUNDWORK_DATABASE_URL: 'postgresql://gw:s3cret@db:5432/groundwork',
    };
    useDatabaseUrl(env);
    expect(JSON.parse(env.APP_CONFIG_backend_database!)).toEqual({
      client: 'pg',
      connection: 'postgresql://gw:s3cret@db:5432/groundwork',
      pluginDivisionMode: 'schema',
      ensureSchemaExists: true,
    });
  });

  it.each([
    'mysql://gw:s3cret@db/groundwork',
    'postgresql://gw:s3cret@db',
    'db.example.test',
  ])('refuses %s without repeating the password', url => {
    const env: NodeJS.ProcessEnv = { GROUNDWORK_DATABASE_URL: url };
    expect(() => useDatabaseUrl(env)).toThrow(
      'GROUNDWORK_DATABASE_URL must look like postgresql://',
    );
    expect(() => useDatabaseUrl(env)).not.toThrow('s3cret');
    expect(env.APP_CONFIG_backend_database).toBeUndefined();
  });
});
