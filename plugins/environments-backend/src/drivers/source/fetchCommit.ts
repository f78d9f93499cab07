import { join } from 'node:path';
import { isError, NotFoundError } from '@backstage/errors';
import { AllowedRepository } from './allowed';
import { accessTo } from './access';
import { git } from './git';

/**
 * Fetches a commit, without its history, into a git directory of its own:
 * `git` in the working directory.
 *
 * @throws NotFoundError if there is none
 * @internal
 */
export async function fetchCommit(options: {
  allowed: AllowedRepository;
  commit: string;
  work: string;
  signal: AbortSignal;
}): Promise<void> {
  const { allowed, commit, work, signal } = options;
  const directory = join(work, 'git');
  await makeRepository(directory, commit, signal);
  const access = await accessTo(allowed, work);
  const fetch = (more: string[], refs: string[]) =>
    git({
      ...access,
      directory,
      command: [
        'fetch',
        '--quiet',
        '--no-tags',
        '--no-recurse-submodules',
        '--no-write-fetch-head',
        ...more,
        '--',
        allowed.address,
        ...refs,
      ],
      signal,
    });
  try {
    await fetch(['--depth=1'], [commit]);
  } catch (error) {
    signal.throwIfAborted();
    await fetchEverything(fetch, error);
  }
  await git({
    command: ['cat-file', '-e', `${commit}^{commit}`],
    directory,
    signal,
  }).catch(cause => {
    signal.throwIfAborted();
    throw new NotFoundError(
      `the repository '${allowed.address}' has no commit ${commit}`,
      cause,
    );
  });
}

/** Hashes as the commit's id does; no templates, which might bring hooks. */
async function makeRepository(
  directory: string,
  commit: string,
  signal: AbortSignal,
): Promise<void> {
  const format = commit.length === 64 ? 'sha256' : 'sha1';
  const options = [
    '--quiet',
    '--bare',
    '--template=',
    `--object-format=${format}`,
  ];
  await git({ command: ['init', ...options, directory], signal });
}

/** Some servers give out what has a name, and nothing else. */
async function fetchEverything(
  fetch: (more: string[], refs: string[]) => Promise<unknown>,
  firstError: unknown,
): Promise<void> {
  const isAboutCommit =
    /unadvertised object|not our ref|couldn't find remote ref|no such remote ref|dumb http/i;
  if (!isError(firstError) || !isAboutCommit.test(firstError.message)) {
    throw firstError;
  }
  await fetch(
    [],
    ['+refs/heads/*:refs/all/heads/*', '+refs/tags/*:refs/all/tags/*'],
  );
}
