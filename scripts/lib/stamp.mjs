// Whether node_modules is what the lockfile asks for, told without Yarn.
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from './command.mjs';

const STAMP = join('node_modules', '.groundwork-install');

/** A hash of all that decides what an install gives. */
export async function expectedStamp(root, nodeVersion = process.version) {
  const hash = createHash('sha256');
  hash.update(`${nodeVersion} ${process.platform} ${process.arch}\n`);
  const manifests = await workspaceManifests(root);
  for (const path of ['yarn.lock', '.yarnrc.yml', ...manifests]) {
    const content = await readFile(join(root, path)).catch(error => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    hash.update(`${path} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

export async function isInstalled(root, stamp) {
  const found = await readFile(join(root, STAMP), 'utf8').catch(() => '');
  return found === stamp;
}

/** From here until `recordInstall`, what is in node_modules is half-finished. */
export async function forgetInstall(root) {
  await rm(join(root, STAMP), { force: true });
}

export async function recordInstall(root, stamp) {
  await mkdir(join(root, 'node_modules'), { recursive: true });
  await writeFile(join(root, STAMP), stamp);
}

async function workspaceManifests(root) {
  const manifest = await readManifest(root);
  const patterns = manifest.workspaces?.packages ?? manifest.workspaces ?? [];
  const folders = new Set();
  for (const pattern of patterns) {
    for (const folder of await expand(root, pattern.split('/'))) {
      folders.add(folder);
    }
  }
  return ['package.json', ...[...folders].sort().map(f => `${f}/package.json`)];
}

async function readManifest(root) {
  try {
    return JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  } catch (cause) {
    throw new Failure(`package.json cannot be read: ${cause.message}`, {
      cause,
    });
  }
}

/** The folders that `packages/*` and the like stand for; `*` is one whole part. */
async function expand(root, [part, ...rest], parent = '') {
  if (part === undefined) return [parent];
  if (part !== '*') return expand(root, rest, join(parent, part));
  const entries = await readdir(join(root, parent), {
    withFileTypes: true,
  }).catch(() => []);
  const folders = entries.filter(entry => entry.isDirectory());
  const expanded = folders.map(({ name }) =>
    expand(root, rest, join(parent, name)),
  );
  return (await Promise.all(expanded)).flat();
}
