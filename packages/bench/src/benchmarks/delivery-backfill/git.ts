import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { devNull } from 'node:os';

/** Makes a bare repository of what `git fast-import` takes. */
export async function importHistory(
  directory: string,
  stream: string,
): Promise<void> {
  await git(directory, ['init', '--quiet', '--bare', '-b', 'main', '.']);
  await git(directory, ['fast-import', '--quiet'], stream);
}

/**
 * What one would type to know the changes with their files and lines, and all
 * commits, and how many lines it says.
 */
export async function readPlainly(
  directory: string,
): Promise<{ changes: number; commits: number }> {
  const changes = await git(directory, [
    'log',
    '--first-parent',
    '--diff-merges=first-parent',
    '--find-renames',
    '--numstat',
    '--format=change %H',
    'main',
  ]);
  const commits = await git(directory, [
    'log',
    '--format=commit %H %P %an %ae %at %cn %ce %ct %s',
    'main',
  ]);
  return {
    changes: countOf(changes, 'change '),
    commits: countOf(commits, 'commit '),
  };
}

function countOf(said: string, start: string): number {
  return said.split('\n').filter(line => line.startsWith(start)).length;
}

async function git(
  directory: string,
  command: readonly string[],
  input = '',
): Promise<string> {
  const child = spawn('git', command, {
    cwd: directory,
    env: {
      PATH: process.env.PATH,
      GIT_CONFIG_GLOBAL: devNull,
      GIT_CONFIG_NOSYSTEM: '1',
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(input);
  const ended = once(child, 'close');
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) {
    chunks.push(chunk);
  }
  const [code] = await ended;
  if (code !== 0) {
    throw new Error(`git ${command[0]} in ${directory} ended with ${code}`);
  }
  return Buffer.concat(chunks).toString('utf8');
}
