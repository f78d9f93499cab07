import { Connection, quote } from './Connection';
import { codeOf, NotYetError } from './failures';
import { PostgresInstance } from './instances';
import { becomeMemberOf, dropRole, endConnectionsOf } from './objects';

/** Codes for what keeps a role from being taken out of a database. */
const STILL_USED = new Set([
  // Others have made something that depends on what is its.
  '2BP01',
  // What was granted there is not ours to take back.
  '42501',
  // The database allows no connections.
  '55000',
]);

const NO_SUCH_DATABASE = '3D000';

const USED_IN = `
SELECT DISTINCT d.datname AS name
FROM pg_catalog.pg_shdepend s
JOIN pg_catalog.pg_roles r ON r.oid = s.refobjid AND r.rolname = $1
LEFT JOIN pg_catalog.pg_database d ON d.oid = s.dbid
WHERE s.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass
ORDER BY 1`;

/**
 * Removes a role with all that is its in other databases than its own, and all
 * that it was granted. What somebody else has made of that is not touched.
 *
 * @throws NotYetError if that keeps the role
 */
export async function removeRole(
  instance: PostgresInstance,
  admin: Connection,
  { name, signal }: { name: string; signal: AbortSignal },
): Promise<void> {
  // So that nothing is added meanwhile.
  await admin.run(`ALTER ROLE ${quote(name)} NOLOGIN`);
  await endConnectionsOf(admin, name);
  const used = await admin.rows<{ name: string | null }>(USED_IN, [name]);
  if (used.length > 0) {
    await becomeMemberOf(admin, name);
  }
  // What is of no database, as the right to connect to one, is taken in any.
  const databases = new Set(used.map(it => it.name ?? instance.database));
  for (const database of databases) {
    await sayingWhere(name, database, () =>
      disownIn(instance, { name, database, signal }),
    );
  }
  await sayingWhere(name, instance.host, () => dropRole(admin, name));
}

async function disownIn(
  instance: PostgresInstance,
  given: { name: string; database: string; signal: AbortSignal },
): Promise<void> {
  const { name, database, signal } = given;
  try {
    await Connection.use(instance, { signal, login: { database } }, there =>
      there.run(`DROP OWNED BY ${quote(name)} RESTRICT`),
    );
  } catch (error) {
    if (codeOf(error) !== NO_SUCH_DATABASE) {
      throw error;
    }
    // It was removed meanwhile, and what was in it.
  }
}

async function sayingWhere(
  role: string,
  where: string,
  act: () => Promise<void>,
): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!STILL_USED.has(codeOf(error) ?? '')) {
      throw error;
    }
    const { message, detail } = error as Error & { detail?: string };
    throw new NotYetError(
      `Role ${role} is still used in ${where}: ${[message, detail]
        .filter(Boolean)
        .join(': ')}`,
      `Remove there what depends on ${role}, as its owner or a superuser; a paused database has to be resumed or destroyed first. Destroying goes on by itself then.`,
    );
  }
}
