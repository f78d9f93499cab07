import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Which sources were measured. */
export interface Commit {
  commit: string;
  /** True if files differed from the commit. */
  dirty: boolean;
}

/**
 * Reads the commit that a directory's files are at.
 *
 * @returns undefined where there is none to name: no git, no repository, or no
 * commit in it yet
 */
export async function readCommit(
  directory: string,
): Promise<Commit | undefined> {
  const git = async (...args: string[]) =>
    (await run('git', args, { cwd: directory })).stdout.trim();
  try {
    const commit = await git('rev-parse', '--verify', 'HEAD');
    const changes = await git('status', '--porcelain');
    return { commit, dirty: changes !== '' };
  } catch {
    return undefined;
  }
}
