import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { until } from '../lib/readiness.mjs';
import { freePort } from './ports.mjs';
import { installDebianPackage, isDebianRoot } from './debian.mjs';

/** What `TestDatabases` of Backstage reads; any supported version does. */
export const CONNECTION_VARIABLE =
  'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';

const LOCAL = 'postgresql://postgres@127.0.0.1:5432/postgres';
const START_TIMEOUT_MS = 60_000;

/** Nothing here has to survive a power cut. */
const FAST = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_connections=300',
  'listen_addresses=127.0.0.1',
];

/**
 * Starts a PostgreSQL to test on, or finds one.
 *
 * One of our own comes first: tests make and drop hundreds of databases, which
 * takes many times longer on a server that must survive a power cut.
 *
 * @returns {Promise<{url: string, stop: () => Promise<void>} | undefined>}
 */
export async function providePostgres(context) {
  const given = context.env[CONNECTION_VARIABLE];
  if (given) {
    return { url: given, stop: async () => {} };
  }
  const binaries = findBinaries(context.env.PATH);
  if (binaries) {
    return startCluster(binaries, context);
  }
  if (!(await whyNotReachable(context.root, LOCAL))) {
    return { url: LOCAL, stop: async () => {} };
  }
  if (!isDebianRoot()) {
    return undefined;
  }
  await installDebianPackage('postgresql', context);
  const installed = findBinaries(context.env.PATH);
  return installed && startCluster(installed, context);
}

/** Debian and Homebrew keep the server's programs off the PATH. */
function findBinaries(path = '') {
  const versions = parent =>
    existsSync(parent)
      ? readdirSync(parent)
          .sort((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10))
          .map(version => join(parent, version, 'bin'))
      : [];
  return [
    ...path.split(delimiter).filter(Boolean),
    ...versions('/usr/lib/postgresql'),
    ...[15, 16, 17, 18].flatMap(version => [
      `/opt/homebrew/opt/postgresql@${version}/bin`,
      `/usr/local/opt/postgresql@${version}/bin`,
      `/usr/pgsql-${version}/bin`,
    ]),
  ].find(
    folder =>
      existsSync(join(folder, 'initdb')) &&
      existsSync(join(folder, 'postgres')),
  );
}

async function startCluster(binaries, context) {
  const user = await unprivilegedUser(context);
  const folder = mkdtempSync(join(tmpdir(), 'groundwork-postgres-'));
  if (user) {
    chownSync(folder, user.uid, user.gid);
  }
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const data = join(folder, 'data');
    await initialise(join(binaries, 'initdb'), data, { context, user, folder });
    const port = await freePort();
    const settings = [...FAST, `unix_socket_directories=${folder}`];
    const server = context.start(
      [
        join(binaries, 'postgres'),
        ...['-D', data, '-p', String(port)],
        ...settings.flatMap(setting => ['-c', setting]),
      ],
      { cwd: folder, ...user },
    );
    const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
    await untilReachable(context.root, url, server);
    return {
      url,
      stop: async () => {
        await server.stop({ signal: 'SIGINT' });
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

async function initialise(initdb, data, { context, user, folder }) {
  const { ok, how, output } = await context.exec(
    [
      initdb,
      ...['--pgdata', data, '--username=postgres', '--auth=trust'],
      ...['--encoding=UTF8', '--locale=C', '--no-sync'],
    ],
    { timeoutMs: START_TIMEOUT_MS, cwd: folder, ...user },
  );
  if (!ok) {
    throw new Error(`initdb ${how}: ${output.trim()}`);
  }
}

/** PostgreSQL refuses to run as root; its package brings a user for it. */
async function unprivilegedUser(context) {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const id = async flag => {
    const { ok, output } = await context.exec(['id', flag, 'postgres'], {
      timeoutMs: 10_000,
    });
    if (!ok) {
      throw new Error(
        `PostgreSQL does not run as root, and there is no user 'postgres': ${output.trim()}`,
      );
    }
    return Number(output.trim());
  };
  return { uid: await id('-u'), gid: await id('-g') };
}

async function untilReachable(root, url, server) {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), START_TIMEOUT_MS);
  server.ended.then(() => giveUp.abort());
  let reason;
  const answers = async () => {
    reason = await whyNotReachable(root, url);
    return !reason;
  };
  try {
    await until(answers, { signal: giveUp.signal });
  } catch (cause) {
    await server.stop();
    throw new Error(
      `the PostgreSQL started for the tests does not answer: ${reason}`,
      { cause },
    );
  } finally {
    clearTimeout(timer);
  }
}

async function whyNotReachable(root, connectionString) {
  const { Client } = createRequire(join(root, 'packages/backend/package.json'))(
    'pg',
  );
  const client = new Client({
    connectionString,
    connectionTimeoutMillis: 2_000,
  });
  try {
    await client.connect();
    await client.query('SELECT 1');
    return undefined;
  } catch (error) {
    return error.message || error.code;
  } finally {
    await client.end().catch(() => {
      // It never connected, which `error` above has told.
    });
  }
}
