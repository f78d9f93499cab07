// Services of environments outlive the portal that started them. Each carries,
// in its variables, the folder that it belongs to; as does what keeps it.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from './command.mjs';

const LOOK_EVERY_MS = 100;

/** The mark of what the portal of a checkout has started, as a variable. */
const markOf = root =>
  `GROUNDWORK_HOME=${join(root, '.data/environments/process')}`;

/**
 * The processes of environments of the portal in this checkout; empty where the
 * system has no /proc, and so none of those services.
 */
export async function findEnvironmentProcesses(root) {
  const found = await Promise.all(
    (
      await processIds()
    ).map(async pid => {
      const variables = await variablesOf(pid);
      return variables.includes(markOf(root))
        ? [{ pid, isKeeper: variables.includes('GROUNDWORK_KEEPER=1') }]
        : [];
    }),
  );
  return found.flat();
}

/**
 * Ends them: asks first, and kills what is left after `patienceMs`. What keeps a
 * service ends with it, and so is not asked. Resolves when none is left.
 */
export async function endEnvironmentProcesses(
  root,
  { patienceMs = 10_000 } = {},
) {
  const asked = new Set();
  for (let waited = 0; waited < 2 * patienceMs; waited += LOOK_EVERY_MS) {
    const left = await findEnvironmentProcesses(root);
    if (left.length === 0) return;
    const isOverdue = waited >= patienceMs;
    for (const { pid, isKeeper } of left) {
      if (isOverdue) {
        signal(pid, 'SIGKILL');
      } else if (!isKeeper && !asked.has(pid)) {
        asked.add(pid);
        signal(pid, 'SIGTERM');
      }
    }
    await sleep(LOOK_EVERY_MS);
  }
  const left = await findEnvironmentProcesses(root);
  if (left.length > 0) {
    throw new Failure(
      `processes of environments do not end, although they were killed: ${left
        .map(({ pid }) => pid)
        .join(', ')}; nothing was removed`,
    );
  }
}

async function processIds() {
  const names = await unlessGone(readdir('/proc'));
  return (names ?? [])
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(pid => pid !== process.pid);
}

async function variablesOf(pid) {
  const text = await unlessGone(readFile(`/proc/${pid}/environ`, 'utf8'));
  return text?.split('\0') ?? [];
}

/** Undefined when the process has ended meanwhile, or is somebody else's. */
async function unlessGone(reading) {
  try {
    return await reading;
  } catch (error) {
    if (/^(ENOENT|ENOTDIR|ESRCH|EACCES|EPERM)$/.test(error.code)) {
      return undefined;
    }
    throw error;
  }
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
