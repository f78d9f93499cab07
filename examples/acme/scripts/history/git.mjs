import { execFile, spawn } from 'node:child_process';
import { devNull } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** An environment in which nobody's settings can change what git makes. */
export function gitEnvironment(env = process.env) {
  const clean = Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith('GIT_')),
  );
  return {
    ...clean,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
    TZ: 'UTC',
  };
}

/** Runs git to its end and gives back what it printed. */
export async function git(cwd, ...args) {
  try {
    const { stdout } = await run('git', args, {
      cwd,
      env: gitEnvironment(),
      maxBuffer: 256 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    if (error.code === 'ENOENT') {
      throw new Error(
        'git is needed to make the repositories, and is not on the PATH',
        { cause: error },
      );
    }
    const said = (error.stderr || error.message).trim();
    throw new Error(`git ${args.join(' ')} in ${cwd}: ${said}`, {
      cause: error,
    });
  }
}

export function spawnGit(cwd, ...args) {
  return spawn('git', args, { cwd, env: gitEnvironment() });
}
