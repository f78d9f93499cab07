import { mustBeOurs } from './applyDatabase';
import { Connection } from './Connection';
import { removeRole } from './disown';
import { codeOf, NotYetError } from './failures';
import { PostgresInstance } from './instances';
import {
  dropDatabase,
  findObjects,
  listMarked,
  othersConnectedTo,
} from './objects';

/** What a superuser's connection gives whom is none. */
const NOT_ALLOWED = '42501';

/** Called before each statement that removes something. */
export type Fence = (part: 'database' | 'role') => Promise<void>;

/**
 * Removes a database, with the connections to it, and then its role, whose mark
 * shows until the end whose they are.
 */
export async function removeDatabase(
  instance: PostgresInstance,
  name: string,
  { signal, fence }: { signal: AbortSignal; fence: Fence },
): Promise<void> {
  await Connection.use(instance, { signal }, async admin => {
    await admin.lock(name);
    const found = await findObjects(admin, name);
    mustBeOurs(name, found);
    await fence('database');
    if (found.database) {
      await dropOrSayWhy(instance, admin, name);
    }
    await fence('role');
    if (found.role) {
      await removeRole(instance, admin, { name, signal });
    }
  });
}

async function dropOrSayWhy(
  instance: PostgresInstance,
  admin: Connection,
  name: string,
): Promise<void> {
  try {
    await dropDatabase(admin, name);
  } catch (error) {
    const others =
      codeOf(error) === NOT_ALLOWED ? await othersConnectedTo(admin, name) : [];
    if (others.length === 0) {
      throw error;
    }
    const connections = others.map(
      ({ user, application, pid }) =>
        `'${user}' is connected to it (${[application, `process ${pid}`]
          .filter(Boolean)
          .join(', ')})`,
    );
    const ends = others.map(({ pid }) => `pg_terminate_backend(${pid})`);
    throw new NotYetError(
      `Database ${name} cannot be removed while ${connections.join(
        ' and ',
      )}, which '${instance.user}' may not end`,
      `Close the connection, or end it as a superuser: SELECT ${ends.join(
        ', ',
      )}. Destroying goes on by itself then.`,
      error as Error,
    );
  }
}

/** Names on a server that carry a mark with this environment and key. */
export async function findNamesByMark(
  instance: PostgresInstance,
  wanted: { environment: string; key: string; signal: AbortSignal },
): Promise<string[]> {
  const { signal } = wanted;
  const marks = await Connection.use(instance, { signal }, listMarked);
  return [...marks]
    .filter(
      ([, { environment, key }]) =>
        environment === wanted.environment && key === wanted.key,
    )
    .map(([name]) => name);
}
