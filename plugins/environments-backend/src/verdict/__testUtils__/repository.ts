import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A real git repository, and a way to add commits to it. */
export async function commitTo(
  directory: string,
  branch: string,
  content: string,
): Promise<string> {
  const git = gitIn(directory);
  await git('checkout', '--quiet', '-B', branch);
  await writeFile(join(directory, 'README.md'), content);
  await git('add', '.');
  await git('commit', '--quiet', '-m', content);
  const { stdout } = await git('rev-parse', 'HEAD');
  return stdout.trim();
}

/**
 * Makes a repository with the branches `main` and `feature/gifts` and the
 * annotated tag `v1.0.0`; the default branch is `main`.
 *
 * @returns commits by name
 */
export async function makeRepository(
  directory: string,
): Promise<Record<'main' | 'feature/gifts' | 'v1.0.0', string>> {
  await mkdir(directory, { recursive: true });
  const git = gitIn(directory);
  await git('init', '--quiet', '--initial-branch=main');
  const main = await commitTo(directory, 'main', 'one');
  await git('tag', '-a', 'v1.0.0', '-m', 'first');
  const feature = await commitTo(directory, 'feature/gifts', 'two');
  await git('checkout', '--quiet', 'main');
  return { main, 'feature/gifts': feature, 'v1.0.0': main };
}

function gitIn(directory: string) {
  return (...args: string[]) =>
    run(
      'git',
      [
        '-c',
        'user.name=Test',
        '-c',
        'user.email=test@acme.test',
        '-c',
        'commit.gpgsign=false',
        ...args,
      ],
      { cwd: directory },
    );
}
