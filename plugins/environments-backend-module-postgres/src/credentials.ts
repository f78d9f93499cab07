import { randomBytes } from 'node:crypto';
import {
  DriverContext,
  SecretRef,
} from '@groundwork/backstage-plugin-environments-node';
import { PostgresInstance } from './instances';
import { PostgresState, toJson } from './state';

const PASSWORD_BYTES = 24;

/**
 * Stores a password and the connection string made of it, unless the state has
 * them, and saves the state. The role has the password only when the intent
 * `role` has ended after that.
 */
export async function ensureCredentials(
  context: DriverContext,
  instance: PostgresInstance,
  state: PostgresState,
): Promise<PostgresState & { password: SecretRef }> {
  let { password } = state;
  if (!password) {
    // Before the state knows it: then the role is given it, whoever comes next.
    await context.intent.clear('role');
    password = await context.secrets.put(
      'password',
      randomBytes(PASSWORD_BYTES).toString('base64url'),
    );
  }
  const address = addressOf(instance);
  let { connectionString } = state;
  if (!connectionString || !state.password || state.address !== address) {
    connectionString = await context.secrets.use(password, value =>
      context.secrets.put(
        'connectionString',
        connectionStringOf(instance, state.name, value.reveal()),
      ),
    );
  }
  const known = { ...state, password, connectionString, address };
  await context.save(toJson(known));
  return known;
}

function addressOf({ publicHost, publicPort, ssl }: PostgresInstance): string {
  return `${publicHost}:${publicPort}${ssl ? '?sslmode=require' : ''}`;
}

function connectionStringOf(
  { publicHost, publicPort, ssl }: PostgresInstance,
  name: string,
  password: string,
): string {
  const host = publicHost.includes(':') ? `[${publicHost}]` : publicHost;
  const query = ssl ? '?sslmode=require' : '';
  return `postgresql://${name}:${encodeURIComponent(
    password,
  )}@${host}:${publicPort}/${name}${query}`;
}
