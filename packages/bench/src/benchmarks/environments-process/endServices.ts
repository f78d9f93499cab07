import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOKS = 50;
const LOOK_EVERY_MS = 20;

/**
 * Ends what the process driver has started below a directory: each of its
 * processes carries its directory in a variable.
 *
 * @throws Error if something is still there after a second
 */
export async function endServices(directory: string): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    const pids = await servicesIn(directory);
    if (pids.length === 0) {
      return;
    }
    pids.forEach(kill);
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error(`Services in ${directory} do not end`);
}

/** Ids of the processes that carry a directory below this one. */
export async function servicesIn(directory: string): Promise<number[]> {
  const names = (await readdir('/proc')).filter(name => /^\d+$/.test(name));
  const found = await Promise.all(
    names.map(async name => {
      const variables = await variablesOf(name);
      return variables.some(it =>
        it.startsWith(`GROUNDWORK_HOME=${directory}/`),
      )
        ? [Number(name)]
        : [];
    }),
  );
  return found.flat();
}

async function variablesOf(pid: string): Promise<string[]> {
  try {
    return (await readFile(`/proc/${pid}/environ`, 'latin1')).split('\0');
  } catch {
    // It has ended meanwhile, or is somebody else's.
    return [];
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}
