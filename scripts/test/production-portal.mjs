import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DEMO_CREDENTIALS } from '../lib/demo-year.mjs';
import { backendIsReady, until } from '../lib/readiness.mjs';
import { freePort } from './ports.mjs';
import { excerpt } from './text.mjs';
import { listFiles } from './workspace.mjs';

export const E2E_CONFIG = 'packages/app/e2e-tests/app-config.e2e.yaml';

/** Of the portal alone; the stage's own log has the rest. */
export const PORTAL_LOG = '.data/logs/test-e2e-portal.log';

/** As many as it takes to name what holds a team up. */
const WEEKS_OF_DELIVERIES = 14;

const READY_TIMEOUT_MS = 3 * 60_000;

/** What the configuration refers to, besides what is built. */
const NEIGHBOURS = ['examples', 'docs', 'catalog-info.yaml', 'mkdocs.yml'];

/**
 * Starts the portal as it was built: the backend's bundle, unpacked to a place
 * where none of the sources are, serves the frontend too.
 *
 * Resolves when it is ready and the demo organisation is in its catalog.
 *
 * @returns {Promise<{url: string, output: () => string,
 *   stop: () => Promise<void>}>}
 */
export async function startProductionPortal(context) {
  const folder = mkdtempSync(join(tmpdir(), 'groundwork-portal-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    await unpack(folder, context);
    await makeRepositories(join(folder, 'data/repos'), context);
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const token = randomBytes(24).toString('hex');
    const log = join(context.root, PORTAL_LOG);
    rmSync(log, { force: true });
    const server = context.start(startCommand(folder, context.root), {
      log,
      cwd: join(folder, 'packages/backend'),
      env: {
        ...context.env,
        NODE_ENV: 'production',
        // The third-party packages are links; found through them, nothing
        // leads back into the sources.
        NODE_OPTIONS: '--preserve-symlinks --preserve-symlinks-main',
        GROUNDWORK_DATA_DIR: join(folder, 'data'),
        GROUNDWORK_E2E_PORT: String(port),
        GROUNDWORK_E2E_URL: url,
        GROUNDWORK_E2E_TOKEN: token,
        GROUNDWORK_E2E_SECRETS_KEY: randomBytes(32).toString('base64'),
      },
    });
    const portal = {
      url,
      output: server.output,
      stop: async () => {
        await server.stop();
        remove();
      },
    };
    await untilServing(portal, { server, port, token, context });
    await sendDeliveries(url, context);
    return portal;
  } catch (error) {
    remove();
    throw error;
  }
}

function startCommand(folder, root) {
  const files = ['app-config.yaml', E2E_CONFIG];
  return [
    process.execPath,
    join(folder, 'packages/backend'),
    ...files.flatMap(file => ['--config', join(root, file)]),
  ];
}

/** The git repositories of the demo services, whose CODEOWNERS are read. */
async function makeRepositories(out, { exec, root }) {
  const script = join(root, 'examples/acme/scripts/make-repos.mjs');
  const { ok, how, output } = await exec([
    ...[process.execPath, script, '--out', out],
  ]);
  if (!ok) {
    throw new Error(`${script} ${how}: ${output.trim()}`);
  }
}

/** What happened at the demo company lately, as it would be told by webhooks. */
async function sendDeliveries(url, { exec, env, root }) {
  const { ok, how, output } = await exec(
    [
      process.execPath,
      join(root, 'examples/acme/scripts/make-year.mjs'),
      ...['--url', `${url}/api/delivery`],
      ...['--until', new Date().toISOString().slice(0, 10)],
      ...['--weeks', String(WEEKS_OF_DELIVERIES)],
    ],
    { env: { ...env, ...DEMO_CREDENTIALS } },
  );
  if (!ok) {
    throw new Error(`make-year ${how}: ${excerpt(output)}`);
  }
}

async function unpack(folder, { exec, root, packages }) {
  const dist = join(root, 'packages/backend/dist');
  for (const archive of ['skeleton.tar.gz', 'bundle.tar.gz']) {
    const { ok, how, output } = await exec([
      ...['tar', '-xzf', join(dist, archive), '-C', folder],
    ]);
    if (!ok) {
      throw new Error(`tar of ${archive} ${how}: ${output.trim()}`);
    }
  }
  const entities = packages.map(({ dir }) => `${dir}/catalog-info.yaml`);
  for (const file of [...NEIGHBOURS, ...entities]) {
    if (existsSync(join(root, file))) {
      linkInto(folder, file, join(root, file));
    }
  }
  const ours = packages.map(({ name }) => name);
  linkModules(root, folder, ours);
  for (const { dir, name } of packages) {
    const unpacked = join(folder, dir);
    if (existsSync(join(unpacked, 'package.json'))) {
      linkInto(join(folder, 'node_modules'), name, unpacked);
      linkModules(join(root, dir), unpacked, ours);
    }
  }
}

/**
 * Links what is installed for one folder into another, each package by itself:
 * ours must be those that were built.
 */
function linkModules(from, to, ours) {
  const modules = join(from, 'node_modules');
  const entries = existsSync(modules) ? readdirSync(modules) : [];
  const names = entries.flatMap(entry =>
    entry.startsWith('@')
      ? readdirSync(join(modules, entry)).map(name => `${entry}/${name}`)
      : [entry],
  );
  for (const name of names) {
    if (!ours.includes(name) && !name.startsWith('.')) {
      linkInto(join(to, 'node_modules'), name, join(modules, name));
    }
  }
}

function linkInto(folder, name, target) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  symlinkSync(target, join(folder, name));
}

async function untilServing(portal, { server, port, token, context }) {
  const giveUp = new AbortController();
  const timer = setTimeout(
    () => giveUp.abort(new Error('it took more than three minutes')),
    READY_TIMEOUT_MS,
  );
  server.ended.then(() => giveUp.abort(new Error('its process ended')));
  const { signal } = giveUp;
  let missing = [];
  try {
    await until(backendIsReady(port), { signal });
    const wanted = demoEntities(context.root);
    await until(
      async () => {
        missing = await missingEntities(portal.url, token, wanted, signal);
        return missing.length === 0;
      },
      { signal, everyMs: 500 },
    );
    await until(() => knowsOwners(portal.url, token, signal), {
      signal,
      everyMs: 500,
    });
  } catch (cause) {
    await server.stop();
    const reason = signal.reason?.message ?? cause.message;
    const without = missing.length
      ? `; not in the catalog: ${missing.slice(0, 5).join(', ')} …`
      : '';
    throw new Error(
      `the portal did not become ready: ${reason}${without}\n${excerpt(
        portal.output(),
        { head: 5, tail: 30 },
      )}`,
      { cause },
    );
  } finally {
    clearTimeout(timer);
  }
}

/** Refs of everything in the files of the demo organisation. */
export function demoEntities(root) {
  const { parseAllDocuments } = createRequire(join(root, 'package.json'))(
    'yaml',
  );
  const folder = join(root, 'examples/acme/catalog');
  const refs = listFiles(folder)
    .filter(path => path.endsWith('.yaml'))
    .flatMap(path =>
      parseAllDocuments(readFileSync(join(folder, path), 'utf8')),
    )
    .map(document => document.toJS())
    .filter(entity => entity?.kind && entity.kind !== 'Location')
    .map(({ kind, metadata }) =>
      `${kind}:${metadata.namespace ?? 'default'}/${
        metadata.name
      }`.toLowerCase(),
    );
  if (refs.length === 0) {
    throw new Error(`${folder} has no entities, so the portal has no demo`);
  }
  return refs;
}

async function missingEntities(url, token, refs, signal) {
  const response = await fetch(`${url}/api/catalog/entities/by-refs`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ entityRefs: refs, fields: ['kind'] }),
    signal,
  });
  if (!response.ok) {
    throw new Error(
      `the catalog answered ${response.status}: ${await response.text()}`,
    );
  }
  const { items } = await response.json();
  return refs.filter((_, index) => !items[index]);
}

/** Whether the demo organisation is in the ownership index, too. */
async function knowsOwners(url, token, signal) {
  const response = await fetch(`${url}/api/ownership/resolve`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ query: 'pay.acme.test' }),
    signal,
  });
  if (!response.ok) {
    throw new Error(
      `ownership answered ${response.status}: ${await response.text()}`,
    );
  }
  const { status, degraded } = await response.json();
  return status === 'found' && !degraded;
}
