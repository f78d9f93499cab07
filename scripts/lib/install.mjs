// Installs the dependencies from the lockfile, once.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Failure } from './command.mjs';
import { withLock } from './lock.mjs';
import { outputOf } from './processes.mjs';
import {
  expectedStamp,
  forgetInstall,
  isInstalled,
  recordInstall,
} from './stamp.mjs';

const TRIES = 4;

/** Yarn's names for what npm's settings say about reaching the registry. */
const SETTINGS = [
  { npm: 'registry', yarn: 'npmRegistryServer', env: 'NPM_REGISTRY_SERVER' },
  { npm: 'cafile', yarn: 'httpsCaFilePath', env: 'HTTPS_CA_FILE_PATH' },
  { npm: 'https-proxy', yarn: 'httpsProxy', env: 'HTTPS_PROXY' },
  { npm: 'proxy', yarn: 'httpProxy', env: 'HTTP_PROXY' },
];

/** Installs what is missing; does nothing where all is there. */
export async function install({ root, say }) {
  if (await isInstalled(root, await expectedStamp(root))) return;
  await withLock(
    join(root, '.tools', 'install.lock'),
    async () => {
      // Once more: while this waited, another process may have done it.
      const stamp = await expectedStamp(root);
      if (await isInstalled(root, stamp)) return;
      await installNow({ root, say });
      await recordInstall(root, stamp);
    },
    { onWait: pid => say(`Waiting for the install of process ${pid}…`) },
  );
}

async function installNow({ root, say }) {
  const log = join(root, '.data', 'logs', 'install.log');
  await mkdir(join(root, '.data', 'logs'), { recursive: true });
  await forgetInstall(root);
  const env = { ...process.env, ...(await reachAsNpm(root)) };
  const began = Date.now();
  say('Installing the dependencies (the first time takes a minute or more)…');
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const exit = await runYarn({ root, env, log, append: attempt > 1 });
    if (exit === 0) {
      const seconds = Math.ceil((Date.now() - began) / 1000);
      say(`Installed the dependencies from yarn.lock in ${seconds} s.`);
      return;
    }
    const output = await readFile(log, 'utf8');
    if (/YN0028|lockfile would have been (modified|created)/.test(output)) {
      throw new Failure(
        'yarn.lock does not fit the package.json files; run ./dev yarn install, and commit the changed yarn.lock',
      );
    }
    if (attempt < TRIES) say(`Yarn failed (${exit}); trying again…`);
    else throw installFailure({ root, log, exit, output });
  }
}

function installFailure({ root, log, exit, output }) {
  return new Failure(
    [
      `the dependencies could not be installed: 'yarn install --immutable' failed ${TRIES} times, at last with ${exit}.`,
      ...relevantLines(output).map(line => `  ${line}`),
      `All of it is in ${relative(
        root,
        log,
      )}; check that 'npm ping' works and that the disk has 3 GB free, and run this again.`,
    ].join('\n'),
  );
}

/** Resolves to 0, another exit code, or the name of the signal that ended it. */
function runYarn({ root, env, log, append }) {
  return new Promise((resolve, reject) => {
    const output = createWriteStream(log, { flags: append ? 'a' : 'w' });
    output.once('error', reject);
    output.once('open', () => {
      const yarn = spawn('yarn', ['install', '--immutable'], {
        cwd: root,
        env: {
          ...env,
          YARN_ENABLE_PROGRESS_BARS: '0',
          YARN_ENABLE_COLORS: '0',
          YARN_ENABLE_HYPERLINKS: '0',
        },
        stdio: ['ignore', output, output],
      });
      yarn.once('error', reject);
      yarn.once('close', (code, signal) =>
        output.end(() => resolve(code ?? signal)),
      );
    });
  });
}

/** What tells why Yarn failed the last time: not its progress, not its advice. */
export function relevantLines(output) {
  const asides = /YN00(00|02|07|08|13|19|60|68|86)\b/;
  return output
    .slice(output.lastIndexOf('· Yarn '))
    .split('\n')
    .slice(1)
    .map(line => line.trimEnd())
    .filter(line => line && !asides.test(line))
    .slice(-12);
}

/**
 * Yarn reads none of npm's settings. Where it has none of its own, it reaches
 * the registry as npm does, which has just fetched the toolchain or could.
 */
async function reachAsNpm(root) {
  const npmPath = process.env.GROUNDWORK_MACHINE_PATH ?? process.env.PATH;
  const [npm, yarn] = await Promise.all([
    outputOf('npm', ['config', 'get', ...SETTINGS.map(s => s.npm)], {
      cwd: root,
      env: { ...process.env, PATH: npmPath },
    }),
    outputOf(
      'yarn',
      ['config', '--json', 'unsafeHttpWhitelist', ...SETTINGS.map(s => s.yarn)],
      { cwd: root },
    ),
  ]);
  return yarnSettings(npm, yarn);
}

/**
 * @param npmOutput - of `npm config get <keys>`: a line `key=value` for each
 * @param yarnOutput - of `yarn config --json <keys>`: a JSON object for each
 */
export function yarnSettings(npmOutput, yarnOutput) {
  const ofNpm = new Map(
    npmOutput.split('\n').map(line => {
      const at = line.indexOf('=');
      return [line.slice(0, at), line.slice(at + 1).trim()];
    }),
  );
  const unset = new Set(
    yarnOutput
      .split('\n')
      .filter(line => line.startsWith('{'))
      .map(line => JSON.parse(line))
      .filter(setting => setting.source === '<default>')
      .map(setting => setting.key),
  );
  const settings = Object.fromEntries(
    SETTINGS.filter(({ yarn }) => unset.has(yarn))
      .map(({ npm, env }) => [`YARN_${env}`, ofNpm.get(npm)])
      .filter(([, value]) => value && !['null', 'undefined'].includes(value)),
  );
  // npm takes a registry without TLS, such as a cache on this machine, at its
  // word; Yarn wants its host named. The lockfile's checksums hold either way.
  const registry = settings.YARN_NPM_REGISTRY_SERVER ?? '';
  if (registry.startsWith('http:') && unset.has('unsafeHttpWhitelist')) {
    settings.YARN_UNSAFE_HTTP_WHITELIST = new URL(registry).hostname;
  }
  return settings;
}
