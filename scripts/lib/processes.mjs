// Looks at processes, and ends them, on Linux and macOS.
import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** The output of a tool, or '' where it fails or is not installed. */
export async function outputOf(command, args, options = {}) {
  try {
    const limits = { maxBuffer: 64 << 20 };
    return (await execute(command, args, { ...limits, ...options })).stdout;
  } catch {
    return '';
  }
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM'; // it is there, and somebody else's
  }
}

/** The processes of the machine; empty where `ps` cannot tell. */
export async function listProcesses() {
  // One -o for each: on macOS, what follows the first `=` would be a heading.
  const columns = ['pid', 'ppid', 'pgid', 'stat', 'args'];
  const output = await outputOf('ps', [
    '-Aww',
    ...columns.flatMap(column => ['-o', `${column}=`]),
  ]);
  return parseProcesses(output);
}

export function parseProcesses(psOutput) {
  return psOutput.split('\n').flatMap(line => {
    const match = line.match(/^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/);
    if (!match) return [];
    const [pid, parent, group] = match.slice(1, 4).map(Number);
    return [{ pid, parent, group, state: match[4], command: match[5] }];
  });
}

/** The command line of a process; '' where that cannot be told. */
export async function commandOf(pid) {
  try {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8');
    return line.split('\0').join(' ').trim();
  } catch {
    const options = ['-ww', '-o', 'args=', '-p', String(pid)];
    return (await outputOf('ps', options)).trim();
  }
}

/** The folder that a process works in; undefined where that cannot be told. */
export async function folderOf(pid) {
  try {
    return await readlink(`/proc/${pid}/cwd`);
  } catch {
    const output = await outputOf('lsof', [
      ...['-a', '-d', 'cwd', '-Fn', '-p', String(pid)],
    ]);
    return output.match(/^n(.+)$/m)?.[1];
  }
}

/**
 * Ends a process group: asks first, and kills what is left after `patienceMs`.
 * Resolves when none of its processes runs any more.
 */
export async function stopGroup(group, { patienceMs = 10_000 } = {}) {
  signalGroup(group, 'SIGTERM');
  for (let waited = 0; waited < patienceMs; waited += 100) {
    if (!(await groupRuns(group))) return;
    await sleep(100);
  }
  signalGroup(group, 'SIGKILL');
}

export function signalGroup(group, signal) {
  try {
    process.kill(-group, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

async function groupRuns(group) {
  try {
    process.kill(-group, 0);
  } catch {
    return false;
  }
  // What has ended but was not yet collected by its parent still counts as a
  // member for kill(), in a container perhaps for ever.
  const members = (await listProcesses()).filter(p => p.group === group);
  return (
    members.length === 0 || members.some(({ state }) => !state.startsWith('Z'))
  );
}
