/** Names the variable that moves the portal from SQLite to PostgreSQL. */
export const DATABASE_URL = 'GROUNDWORK_DATABASE_URL';

/**
 * Lets one environment variable choose the database, whatever the
 * configuration files say.
 *
 * Backstage reads `APP_CONFIG_backend_database` as the configuration with the
 * last word, so that is where the choice goes. Each plugin has a schema of its
 * own in the one database that the URL names, since many organisations hand
 * out a database and not the right to create more.
 *
 * @param env - The process's environment; it is added to
 * @throws Error when the URL is not one of PostgreSQL's
 */
export function useDatabaseUrl(env: NodeJS.ProcessEnv): void {
  const url = env[DATABASE_URL];
  if (!url) {
    return;
  }
  // The value carries a password, so the error must not repeat it.
  if (!/^postgres(ql)?:\/\/[^/]+\/[^/?]+/.test(url)) {
    throw new Error(
      `${DATABASE_URL} must look like postgresql://user:password@host:5432/database; the database must exist`,
    );
  }
  env.APP_CONFIG_backend_database = JSON.stringify({
    client: 'pg',
    connection: url,
    pluginDivisionMode: 'schema',
    ensureSchemaExists: true,
  });
}
