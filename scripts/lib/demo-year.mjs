// A year of the demo company's deliveries, sent to a portal that runs, once.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { eachLine } from './log-filter.mjs';

const SCRIPT = 'examples/acme/scripts/make-year.mjs';

/** Those of app-config.yaml: good for this machine only. */
export const DEMO_CREDENTIALS = {
  GITHUB_WEBHOOK_SECRET: 'groundwork-development-github',
  CDEVENTS_TOKEN: 'groundwork-development-events',
};

/**
 * Sends the year, unless that was done. It is done again from the start when it was
 * broken off: what was sent twice is kept once, as long as it is the same year.
 *
 * @param {object} options
 * @param {string} options.root
 * @param {string} options.data - the folder of the portal's state
 * @param {string} options.url - of the delivery plugin
 * @param {{write: (text: string) => unknown}} options.log
 * @param {(line: string) => void} options.say
 * @param {Date} options.now
 * @param {AbortSignal} [options.signal] - breaks it off
 * @param {string[]} [options.args] - more for the script
 * @returns {Promise<boolean>} whether it is there
 */
export async function loadDemoYear(options) {
  const { root, data, log, say, now, signal } = options;
  const script = join(root, SCRIPT);
  const marker = join(data, 'demo-year.json');
  const known = await readMarker(marker);
  if (!existsSync(script) || known?.isLoaded) return Boolean(known?.isLoaded);
  const until = known?.until ?? now.toISOString().slice(0, 10);
  await writeMarker(marker, { until, isLoaded: false });
  say('Loading a year of demo deliveries, which takes a few minutes…');
  const { ok, lines } = await send(script, { ...options, until });
  if (ok) {
    await writeMarker(marker, { until, isLoaded: true });
    say(
      'The demo deliveries are loaded; numbers of them follow within a minute.',
    );
  } else if (!signal?.aborted) {
    say('The demo deliveries could not be loaded; the next start tries again:');
    lines.slice(-5).forEach(line => say(`  ${line}`));
    log.write(lines.join('\n'));
  }
  return ok;
}

async function send(script, { url, until, root, log, signal, args = [] }) {
  const child = spawn(
    process.execPath,
    [script, '--url', url, '--until', until, ...args],
    {
      cwd: root,
      env: { ...process.env, ...DEMO_CREDENTIALS },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const stop = () => child.kill();
  signal?.addEventListener('abort', stop);
  const lines = [];
  for (const stream of [child.stdout, child.stderr]) {
    eachLine(stream, line => {
      log.write(`${line}\n`);
      lines.push(line);
    });
  }
  const [code] = await once(child, 'close');
  signal?.removeEventListener('abort', stop);
  return { ok: code === 0, lines };
}

async function readMarker(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function writeMarker(path, state) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(state)}\n`);
}
