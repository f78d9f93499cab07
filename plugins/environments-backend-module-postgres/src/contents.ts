import { InputError, isError } from '@backstage/errors';
import { escapeLiteral } from 'pg';
import { Connection, quote } from './Connection';
import { isConnectionFailure } from './failures';
import { commentOf, Mark } from './names';

/**
 * Statements that give a role what a template has brought with it, but for what
 * belongs to extensions; sequences follow the columns that they are of.
 */
const OWN_EVERYTHING = `
WITH schemas AS (
  SELECT oid, nspname, nspowner FROM pg_catalog.pg_namespace
  WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
), extended AS (
  SELECT classid::pg_catalog.regclass AS class, objid
  FROM pg_catalog.pg_depend WHERE deptype = 'e'
), wanted AS (
  SELECT oid, rolname FROM pg_catalog.pg_roles WHERE rolname = $1
)
SELECT pg_catalog.format('ALTER SCHEMA %I OWNER TO %I', nspname, rolname)
    AS statement
  FROM schemas, wanted WHERE nspowner <> wanted.oid
UNION ALL
SELECT pg_catalog.format('ALTER %s %I.%I OWNER TO %I',
    CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
      WHEN 'S' THEN 'SEQUENCE' WHEN 'f' THEN 'FOREIGN TABLE'
      WHEN 'c' THEN 'TYPE' ELSE 'TABLE' END,
    s.nspname, relname, rolname)
  FROM pg_catalog.pg_class c JOIN schemas s ON s.oid = relnamespace, wanted
  WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'f', 'c')
    AND relowner <> wanted.oid
    AND ('pg_catalog.pg_class'::pg_catalog.regclass, c.oid)
      NOT IN (SELECT class, objid FROM extended)
    AND NOT (relkind = 'S' AND EXISTS (SELECT FROM pg_catalog.pg_depend
      WHERE classid = 'pg_catalog.pg_class'::pg_catalog.regclass
        AND objid = c.oid AND deptype IN ('a', 'i')))
UNION ALL
SELECT pg_catalog.format('ALTER ROUTINE %s OWNER TO %I',
    p.oid::pg_catalog.regprocedure, rolname)
  FROM pg_catalog.pg_proc p JOIN schemas s ON s.oid = pronamespace, wanted
  WHERE prokind <> 'a' AND proowner <> wanted.oid
    AND ('pg_catalog.pg_proc'::pg_catalog.regclass, p.oid)
      NOT IN (SELECT class, objid FROM extended)
UNION ALL
SELECT pg_catalog.format('ALTER TYPE %I.%I OWNER TO %I',
    s.nspname, typname, rolname)
  FROM pg_catalog.pg_type t JOIN schemas s ON s.oid = typnamespace, wanted
  WHERE typtype IN ('e', 'd', 'r') AND typowner <> wanted.oid
    AND ('pg_catalog.pg_type'::pg_catalog.regclass, t.oid)
      NOT IN (SELECT class, objid FROM extended)`;

/** Gives a role everything in a cloned database. */
export async function ownEverything(
  database: Connection,
  role: string,
): Promise<void> {
  const statements = await database.rows<{ statement: string }>(
    OWN_EVERYTHING,
    [role],
  );
  await database.inTransaction(async () => {
    for (const { statement } of statements) {
      await database.run(statement);
    }
  });
}

/**
 * Installs extensions that are not there, in `public`, where the owner looks, but
 * for those that have to be somewhere else.
 */
export async function installExtensions(
  database: Connection,
  extensions: readonly string[],
): Promise<void> {
  for (const extension of extensions) {
    const [known] = await database.rows<{ schema: string | null }>(
      `SELECT v.schema FROM pg_catalog.pg_available_extension_versions v
       JOIN pg_catalog.pg_available_extensions e
         ON e.name = v.name AND e.default_version = v.version
       WHERE v.name = $1`,
      [extension],
    );
    const where = known?.schema ? '' : ' SCHEMA public';
    await database.run(
      `CREATE EXTENSION IF NOT EXISTS ${quote(extension)}${where}`,
    );
  }
}

/**
 * Runs the seed, as the owner, and writes down in the same transaction that it
 * was run.
 *
 * @throws InputError if a statement is refused
 */
export async function runSeed(
  asOwner: Connection,
  name: string,
  { seed, mark }: { seed: readonly string[]; mark: Mark },
): Promise<void> {
  const seeded: Mark = { ...mark, seeded: true };
  await asOwner.inTransaction(async () => {
    for (const [index, statement] of seed.entries()) {
      await runSeedStatement(asOwner, index + 1, statement);
    }
    await asOwner.run(
      `COMMENT ON DATABASE ${quote(name)} IS ${escapeLiteral(
        commentOf(seeded),
      )}`,
    );
  });
}

async function runSeedStatement(
  asOwner: Connection,
  number: number,
  statement: string,
): Promise<void> {
  try {
    await asOwner.run(statement);
  } catch (error) {
    if (!isError(error) || isServerFailure(error)) {
      throw error;
    }
    throw new InputError(
      `Statement ${number} of the seed is refused: ${error.message}`,
      error,
    );
  }
}

// A row that is there already is the seed's fault, and comes again each time.
function isServerFailure(error: Error & { code?: unknown }): boolean {
  const isDataFault =
    typeof error.code === 'string' && /^(22|23|2B|42)/.test(error.code);
  return !isDataFault && isConnectionFailure(error);
}
