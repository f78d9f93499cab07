// One at a time, between processes: a folder that only one of them can make.
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './processes.mjs';

// Between making the folder and writing into it whose it is.
const UNNAMED_GRACE_MS = 5_000;

/**
 * Runs `work` while holding the lock at `path`. Waits for a holder that runs,
 * after telling `onWait` its process id; takes over from one that has ended.
 */
export async function withLock(path, work, { onWait = () => {} } = {}) {
  await mkdir(dirname(path), { recursive: true });
  for (let told = false; !(await tryTake(path)); ) {
    const holder = await readHolder(path);
    if (holder.ended) {
      await takeAway(path, holder.pid);
      continue;
    }
    if (!told && holder.pid) {
      onWait(holder.pid);
      told = true;
    }
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}

async function tryTake(path) {
  try {
    await mkdir(path);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  await writeFile(join(path, 'pid'), String(process.pid));
  return true;
}

async function readHolder(path) {
  const pid = await readPid(path);
  if (pid) return { pid, ended: !isAlive(pid) };
  const made = await stat(path).catch(() => undefined);
  return {
    ended: made !== undefined && Date.now() - made.mtimeMs > UNNAMED_GRACE_MS,
  };
}

async function readPid(path) {
  const text = await readFile(join(path, 'pid'), 'utf8').catch(() => '');
  return Number(text) || undefined;
}

/**
 * Removes an abandoned lock. Renamed first, so that of several processes one
 * removes it; should another have taken the lock since, it gets it back.
 */
async function takeAway(path, abandonedBy) {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  if ((await readPid(aside)) === abandonedBy) {
    await rm(aside, { recursive: true, force: true });
  } else {
    await rename(aside, path);
  }
}
