/** What the variables of app-config.production.yaml are for. */
export const PURPOSES: Readonly<Record<string, string | undefined>> = {
  GROUNDWORK_BASE_URL:
    'the URL that people open, such as https://portal.example.test',
  GROUNDWORK_DATABASE_URL:
    'the database, postgresql://user:password@host:5432/database',
  GROUNDWORK_REDIS_URL:
    'the cache that replicas share, such as redis://redis:6379',
  GROUNDWORK_SESSION_SECRET:
    'signs the cookies of a sign-in in progress; openssl rand -hex 32 makes one',
  GROUNDWORK_SECRETS_KEY:
    'encrypts the secrets of environments; openssl rand -base64 32 makes one',
  GROUNDWORK_PEOPLE_URL: 'the file with your groups and users',
  GROUNDWORK_GITHUB_ORGANISATION:
    'the GitHub organisation whose catalog files are read',
  GITHUB_TOKEN: 'reads the repositories of the GitHub organisation',
  AUTH_GITHUB_CLIENT_ID: 'the OAuth application that people sign in with',
  AUTH_GITHUB_CLIENT_SECRET: 'the secret of that OAuth application',
  AUTH_OIDC_METADATA_URL:
    'the OpenID Connect provider, https://…/.well-known/openid-configuration',
  AUTH_OIDC_CLIENT_ID:
    'the client that the OpenID Connect provider knows the portal by',
  AUTH_OIDC_CLIENT_SECRET: 'the secret of that client',
  GITHUB_WEBHOOK_SECRET:
    'the secret of the webhook by which GitHub tells of changes; openssl rand -hex 32 makes one',
  DELIVERY_TESTS_TOKEN:
    'what CI shows when it sends test results; openssl rand -hex 32 makes one',
  DELIVERY_ALERTS_TOKEN:
    'what Alertmanager shows when it sends alerts; openssl rand -hex 32 makes one',
};
