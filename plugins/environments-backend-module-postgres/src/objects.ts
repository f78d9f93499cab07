import { escapeLiteral } from 'pg';
import { Connection, quote } from './Connection';
import { commentOf, Mark, markOf } from './names';

/** A role, as the server has it. */
export interface RoleObject {
  mark?: Mark;
  canLogIn: boolean;
}

/** A database, as the server has it. */
export interface DatabaseObject {
  mark?: Mark;
  owner: string;
  allowsConnections: boolean;
  connectionLimit: number;
}

/** What there is under a name. */
export interface Found {
  role?: RoleObject;
  database?: DatabaseObject;
}

interface RoleRow {
  name: string;
  can_log_in: boolean;
  comment: string | null;
}

interface DatabaseRow {
  name: string;
  owner: string;
  allows: boolean;
  connection_limit: number;
  comment: string | null;
}

const ROLES = `SELECT rolname AS name, rolcanlogin AS can_log_in,
  pg_catalog.shobj_description(oid, 'pg_authid') AS comment
  FROM pg_catalog.pg_roles`;

const DATABASES = `SELECT datname AS name,
  pg_catalog.pg_get_userbyid(datdba) AS owner,
  datallowconn AS allows, datconnlimit AS connection_limit,
  pg_catalog.shobj_description(oid, 'pg_database') AS comment
  FROM pg_catalog.pg_database`;

/** The role and the database of a name. */
export async function findObjects(
  admin: Connection,
  name: string,
): Promise<Found> {
  const [role] = await admin.rows<RoleRow>(`${ROLES} WHERE rolname = $1`, [
    name,
  ]);
  const [database] = await admin.rows<DatabaseRow>(
    `${DATABASES} WHERE datname = $1`,
    [name],
  );
  return {
    role: role && {
      canLogIn: role.can_log_in,
      mark: markOf(role.comment),
    },
    database: database && {
      owner: database.owner,
      allowsConnections: database.allows,
      connectionLimit: database.connection_limit,
      mark: markOf(database.comment),
    },
  };
}

/**
 * Everything that carries our mark, by name. A role's mark goes before that of its
 * database, which the role itself may have changed.
 */
export async function listMarked(
  admin: Connection,
): Promise<ReadonlyMap<string, Mark>> {
  const like = `LIKE '{"groundwork":%'`;
  const databases = await admin.rows<DatabaseRow>(
    `${DATABASES} WHERE pg_catalog.shobj_description(oid, 'pg_database') ${like}`,
  );
  const roles = await admin.rows<RoleRow>(
    `${ROLES} WHERE pg_catalog.shobj_description(oid, 'pg_authid') ${like}`,
  );
  const marks = new Map<string, Mark>();
  for (const { name, comment } of [...databases, ...roles]) {
    const mark = markOf(comment);
    if (mark) {
      marks.set(name, mark);
    }
  }
  return marks;
}

/** Makes a role that may log in, marked from its first moment on. */
export async function createRole(
  admin: Connection,
  name: string,
  { verifier, mark }: { verifier: string; mark: Mark },
): Promise<void> {
  await admin.inTransaction(async () => {
    await admin.run(
      `CREATE ROLE ${quote(
        name,
      )} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${escapeLiteral(
        verifier,
      )}`,
    );
    await markRole(admin, name, mark);
  });
}

/** Gives a role a password, and lets it log in. */
export async function changePassword(
  admin: Connection,
  name: string,
  { verifier, mark }: { verifier: string; mark: Mark },
): Promise<void> {
  await admin.inTransaction(async () => {
    await admin.run(
      `ALTER ROLE ${quote(name)} LOGIN PASSWORD ${escapeLiteral(verifier)}`,
    );
    await markRole(admin, name, mark);
  });
}

/** Writes a mark on a role. */
export async function markRole(
  admin: Connection,
  name: string,
  mark: Mark,
): Promise<void> {
  await admin.run(
    `COMMENT ON ROLE ${quote(name)} IS ${escapeLiteral(commentOf(mark))}`,
  );
}

/**
 * Lets the admin give something to a role, or take it away: who is no superuser has
 * to be a member for that.
 */
export async function becomeMemberOf(
  admin: Connection,
  name: string,
): Promise<void> {
  const [{ super: isSuperuser }] = await admin.rows<{ super: boolean }>(
    'SELECT rolsuper AS super FROM pg_catalog.pg_roles WHERE rolname = current_user',
  );
  if (!isSuperuser) {
    await admin.run(`GRANT ${quote(name)} TO CURRENT_USER`);
  }
}

/**
 * Makes a database that nobody may connect to: otherwise everybody could, until
 * {@link alterDatabase} says who may, and opens it.
 */
export async function createDatabase(
  admin: Connection,
  name: string,
  template: string | undefined,
): Promise<void> {
  await becomeMemberOf(admin, name);
  const from = template === undefined ? '' : ` TEMPLATE ${quote(template)}`;
  await admin.run(
    `CREATE DATABASE ${quote(name)} OWNER ${quote(
      name,
    )}${from} ALLOW_CONNECTIONS false`,
  );
}

/**
 * Opens a database to its owner and nobody else, sets what of it can be changed at
 * any time, and marks it.
 */
export async function alterDatabase(
  admin: Connection,
  name: string,
  { connectionLimit, mark }: { connectionLimit: number; mark: Mark },
): Promise<void> {
  await admin.inTransaction(async () => {
    await admin.run(
      `REVOKE CONNECT, TEMPORARY ON DATABASE ${quote(name)} FROM PUBLIC`,
    );
    await admin.run(
      `ALTER DATABASE ${quote(
        name,
      )} WITH ALLOW_CONNECTIONS true CONNECTION LIMIT ${connectionLimit}`,
    );
    await admin.run(
      `COMMENT ON DATABASE ${quote(name)} IS ${escapeLiteral(commentOf(mark))}`,
    );
  });
}

/** Lets nobody connect any more, and ends the connections of its role. */
export async function closeDatabase(
  admin: Connection,
  name: string,
): Promise<void> {
  await admin.run(`ALTER DATABASE ${quote(name)} ALLOW_CONNECTIONS false`);
  await endConnectionsOf(admin, name);
}

/** Ends the connections of a role, wherever they are. */
export async function endConnectionsOf(
  admin: Connection,
  role: string,
): Promise<void> {
  await admin.rows(
    `SELECT pg_catalog.pg_terminate_backend(pid)
     FROM pg_catalog.pg_stat_activity WHERE usename = $1`,
    [role],
  );
}

/** A connection of somebody. */
export interface ForeignConnection {
  user: string;
  application: string;
  pid: number;
}

/** Who is connected to a database, but for its role. */
export async function othersConnectedTo(
  admin: Connection,
  name: string,
): Promise<ForeignConnection[]> {
  return admin.rows(
    `SELECT usename AS user, application_name AS application, pid
     FROM pg_catalog.pg_stat_activity
     WHERE datname = $1 AND usename <> $1 ORDER BY pid`,
    [name],
  );
}

/** Removes a database with the connections to it. */
export async function dropDatabase(
  admin: Connection,
  name: string,
): Promise<void> {
  await admin.run(`DROP DATABASE IF EXISTS ${quote(name)} WITH (FORCE)`);
}

/** Removes a role. */
export async function dropRole(admin: Connection, name: string): Promise<void> {
  await admin.run(`DROP ROLE IF EXISTS ${quote(name)}`);
}
