import { randomBytes } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import {
  DriverContext,
  SecretRef,
} from '@groundwork/backstage-plugin-environments-node';
import { Connection } from './Connection';
import { installExtensions, ownEverything, runSeed } from './contents';
import { ensureCredentials } from './credentials';
import { PostgresInstance } from './instances';
import { Mark } from './names';
import { changesOfOrigin, originOf } from './origin';
import {
  alterDatabase,
  changePassword,
  createDatabase,
  createRole,
  DatabaseObject,
  findObjects,
  Found,
  markRole,
} from './objects';
import { scramVerifier } from './scram';
import { DatabaseSpec } from './spec';
import { PostgresState, toJson } from './state';

const SALT_BYTES = 16;

type WithPassword = PostgresState & { password: SecretRef };

/** What is to be made. */
export interface Wanted {
  instance: PostgresInstance;
  spec: DatabaseSpec;
  state: PostgresState;
}

/**
 * Makes what is not there and changes what is not as wanted: role, database,
 * contents. Each step looks first, and writes before it does anything.
 */
export async function applyDatabase(
  context: DriverContext,
  { instance, spec, state: before }: Wanted,
): Promise<WithPassword> {
  const { signal } = context;
  const { name } = before;
  return Connection.use(instance, { signal }, async admin => {
    await admin.lock(name);
    const found = await findObjects(admin, name);
    mustBeOurs(name, found);
    const origin = originOf(spec, found, before.origin);
    for (const text of changesOfOrigin(spec, origin)) {
      context.log('warn', text);
    }
    const state = await ensureCredentials(context, instance, {
      ...before,
      origin,
    });
    const isSeeded = isSeededAlready(found);
    const mark: Mark = isSeeded ? { ...state.mark, seeded: true } : state.mark;
    await applyRole(context, admin, { state, found, mark });
    await applyDatabaseObject(context, admin, {
      spec,
      state,
      found: found.database,
      mark,
    });
    const wanted = { instance, spec, state };
    return applyContents(context, admin, { ...wanted, isSeeded });
  });
}

/**
 * Refuses to touch what somebody else has made under the same name.
 *
 * @throws ConflictError if there is a role or a database without our mark
 */
export function mustBeOurs(name: string, { role, database }: Found): void {
  // A database has no mark for a moment after it was made; its owner has. That of a
  // role goes before it, since a database's is its owner's to write.
  const isOurs = role
    ? role.mark !== undefined
    : !database || database.mark !== undefined;
  if (!isOurs) {
    throw new ConflictError(
      `'${name}' is there, but without our mark: it belongs to somebody else`,
    );
  }
}

/** The role says so, or its database, if the seed was run just now. */
function isSeededAlready({ role, database }: Found): boolean {
  return (
    database !== undefined &&
    (role?.mark?.seeded === true || database.mark?.seeded === true)
  );
}

async function applyRole(
  context: DriverContext,
  admin: Connection,
  { state, found, mark }: { state: WithPassword; found: Found; mark: Mark },
): Promise<void> {
  const { name } = state;
  const { role } = found;
  const begun = await context.intent.begin('role', name);
  if (begun === 'done' && role?.canLogIn && isSameMark(role.mark, mark)) {
    if (role.mark?.seeded !== mark.seeded) {
      await markRole(admin, name, mark);
    }
    return;
  }
  const verifier = await context.secrets.use(state.password, password =>
    scramVerifier(password.reveal(), randomBytes(SALT_BYTES)),
  );
  if (role) {
    await changePassword(admin, name, { verifier, mark });
  } else {
    await createRole(admin, name, { verifier, mark });
  }
  await context.intent.end('role', name);
  context.log('info', `Role ${name} ${role ? 'has its password' : 'is there'}`);
}

async function applyDatabaseObject(
  context: DriverContext,
  admin: Connection,
  given: {
    spec: DatabaseSpec;
    state: PostgresState;
    found?: DatabaseObject;
    mark: Mark;
  },
): Promise<void> {
  const { spec, state, found, mark } = given;
  const { name } = state;
  const isAsWanted =
    found !== undefined &&
    found.allowsConnections &&
    found.connectionLimit === spec.connectionLimit &&
    isSameMark(found.mark, mark);
  if (isAsWanted) {
    return;
  }
  await context.intent.begin('database', name);
  if (!found) {
    const from = spec.template ? ` from template ${spec.template}` : '';
    context.log('info', `Making database ${name}${from}`);
    await createDatabase(admin, name, spec.template);
  }
  const { connectionLimit } = spec;
  await alterDatabase(admin, name, { connectionLimit, mark });
  await context.intent.end('database', name);
}

async function applyContents(
  context: DriverContext,
  admin: Connection,
  given: Wanted & { state: WithPassword; isSeeded: boolean },
): Promise<WithPassword> {
  const { instance, spec, state, isSeeded } = given;
  const { signal } = context;
  const { name } = state;
  const installed = new Set(isSeeded ? state.extensions : []);
  const missing = spec.extensions.filter(it => !installed.has(it));
  if (missing.length > 0 || (!isSeeded && spec.template)) {
    const login = { database: name };
    await context.save(toJson(state));
    await Connection.use(instance, { signal, login }, async database => {
      if (!isSeeded && spec.template) {
        await ownEverything(database, name);
      }
      await installExtensions(database, missing);
    });
  }
  if (!isSeeded) {
    await applySeed(context, admin, given);
  }
  const extensions = [...new Set([...installed, ...missing])].sort();
  return { ...state, extensions, isPaused: undefined };
}

async function applySeed(
  context: DriverContext,
  admin: Connection,
  { instance, spec, state }: Wanted & { state: WithPassword },
): Promise<void> {
  const { signal } = context;
  const { name, mark, password } = state;
  context.log('info', `Running ${spec.seed.length} statements of the seed`);
  await context.save(toJson(state));
  await context.secrets.use(password, value => {
    const login = { database: name, user: name, password: value.reveal() };
    return Connection.use(instance, { signal, login }, asOwner =>
      runSeed(asOwner, name, { seed: spec.seed, mark }),
    );
  });
  await markRole(admin, name, { ...mark, seeded: true });
}

function isSameMark(found: Mark | undefined, wanted: Mark): boolean {
  return (
    found?.environment === wanted.environment &&
    found.resource === wanted.resource &&
    found.key === wanted.key
  );
}
