import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { readIfThere } from '../Layout';

/** A process, told from a later one with the same id by when it was started. */
export interface ProcessIdentity {
  pid: number;
  start: string;
}

/** Whether a process is still there. */
export async function isAlive(process: ProcessIdentity): Promise<boolean> {
  return (await startOf(process.pid)) === process.start;
}

/**
 * When a process was started, as the system counts; undefined if it is not there,
 * or has ended and nobody has asked how.
 */
export async function startOf(pid: number): Promise<string | undefined> {
  if (existsSync('/proc/self/stat')) {
    const text = await readIfThere(`/proc/${pid}/stat`).catch(error => {
      // The process has ended between opening and reading.
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') {
        return undefined;
      }
      throw error;
    });
    // The name, in parentheses, may contain anything; then state is field 3, start 22.
    const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
    return fields === undefined || 'ZX'.includes(fields[0])
      ? undefined
      : fields[19];
  }
  const args = ['-o', 'lstart=', '-p', String(pid)];
  try {
    const { stdout } = await promisify(execFile)('ps', args);
    return stdout.trim() || undefined;
  } catch (error) {
    // The status of `ps` when there is no such process. That there is no `ps` is
    // another thing: nobody may believe then that Terraform has ended.
    if ((error as { code?: unknown }).code === 1) {
      return undefined;
    }
    throw error;
  }
}
