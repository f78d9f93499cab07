import { readFile, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { InputError, NotFoundError } from '@backstage/errors';
import { isWithin, notAllowed, understandAddress } from './address';
import { GitError } from './errors';
import { readGit } from './runGit';

/** A clone or a bare mirror that may be read. */
export interface LocalRepository {
  /** Absolute, without symbolic links. */
  directory: string;
  /**
   * Commits at which a shallow clone ends; empty for one that is whole. What
   * they were made on is not there.
   */
  boundary: ReadonlySet<string>;
}

/** Where a branch is. */
export interface Branch {
  /** In full, such as `refs/heads/main`, or `HEAD`. */
  ref: string;
  sha: string;
}

const MAX_NAMED_BRANCHES = 10;

/**
 * Opens a repository on this machine.
 *
 * @param options - `allowedFolders` are absolute paths
 * @throws InputError if the address is not understood or not on this machine,
 * NotAllowedError if it is, or leads, outside of the folders, {@link GitError} if
 * there is no repository
 */
export async function openRepository(
  address: string,
  options: { allowedFolders: readonly string[]; signal: AbortSignal },
): Promise<LocalRepository> {
  const { allowedFolders, signal } = options;
  const understood = understandAddress(address, allowedFolders);
  if (understood.kind === 'remote') {
    throw new InputError(
      `'${understood.url}' is not on this machine; mirror it with 'git clone --mirror' and name the mirror`,
    );
  }
  const directory = await realpath(understood.path).catch(() => {
    throw new NotFoundError(`there is no folder '${understood.path}'`);
  });
  const folders = await Promise.all(
    allowedFolders.map(folder => realpath(folder).catch(() => folder)),
  );
  if (!isWithin(directory, folders)) {
    throw notAllowed(directory, folders);
  }
  await assertOwnObjects(directory, folders, signal);
  const path = await readGit({
    command: ['rev-parse', '--git-path', 'shallow'],
    directory,
    signal,
  });
  return {
    directory,
    boundary: new Set(
      await readLinesOf(resolve(directory, path.replace(/\n$/, ''))),
    ),
  };
}

/**
 * A folder can say that its repository, or part of what is in it, is somewhere else:
 * with a file `.git`, or with alternates. What is there may not be for everybody.
 *
 * @throws NotAllowedError where that is outside of the folders
 */
async function assertOwnObjects(
  directory: string,
  folders: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const said = await readGit({
    command: ['rev-parse', '--absolute-git-dir', '--git-common-dir'],
    directory,
    signal,
  });
  const places = said.split('\n').filter(Boolean);
  const common = resolve(directory, places[places.length - 1]);
  const alternates = await readLinesOf(
    join(common, 'objects', 'info', 'alternates'),
  );
  const objects = join(common, 'objects');
  for (const place of [
    ...places.map(it => resolve(directory, it)),
    ...alternates.map(it => resolve(objects, it)),
  ]) {
    const real = await realpath(place).catch(() => place);
    if (!isWithin(real, folders)) {
      throw notAllowed(real, folders);
    }
  }
}

/** None where there is no such file. */
async function readLinesOf(path: string): Promise<string[]> {
  try {
    return (await readFile(path, 'utf8')).split('\n').filter(Boolean);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return [];
    }
    throw error;
  }
}

/** The address that a clone or mirror was made of, if it says so. */
export async function readOrigin(
  { directory }: LocalRepository,
  signal: AbortSignal,
): Promise<string | undefined> {
  const command = ['config', '--local', '--get', 'remote.origin.url'];
  return readUnlessFailed(command, directory, signal);
}

/**
 * Finds a branch, or what HEAD is at.
 *
 * @param name - `main`, `origin/main` or `refs/heads/main`
 * @returns undefined if the repository has no commit on any branch
 * @throws InputError if it cannot be a branch's name, NotFoundError if there is none
 */
export async function findBranch(
  { directory }: LocalRepository,
  name: string | undefined,
  signal: AbortSignal,
): Promise<Branch | undefined> {
  if (name !== undefined && !isBranchName(name)) {
    throw new InputError(
      `'${name}' cannot be the name of a branch; write it as 'main', 'origin/main' or 'refs/heads/main'`,
    );
  }
  const listed = await readGit({
    command: [
      'for-each-ref',
      '--format=%(refname) %(objectname)',
      'refs/heads',
      'refs/remotes',
    ],
    directory,
    signal,
  });
  const branches = new Map(
    listed
      .split('\n')
      .filter(Boolean)
      .map(line => line.split(' ') as [string, string]),
  );
  const candidates =
    name === undefined
      ? []
      : [
          name,
          `refs/heads/${name}`,
          `refs/remotes/${name}`,
          `refs/remotes/origin/${name}`,
        ];
  const ref = candidates.find(it => branches.has(it));
  const found = ref === undefined ? undefined : branches.get(ref);
  if (ref !== undefined && found !== undefined) {
    return { ref, sha: found };
  }
  const head =
    name === undefined ? await readHead(directory, signal) : undefined;
  if (head !== undefined) {
    return { ref: 'HEAD', sha: head };
  }
  if (branches.size === 0) {
    return undefined;
  }
  const known = [...branches.keys()].slice(0, MAX_NAMED_BRANCHES).join(', ');
  throw new NotFoundError(
    `the repository in '${directory}' has ${
      name === undefined ? 'a HEAD at no commit' : `no branch '${name}'`
    }; it has ${known}`,
  );
}

function readHead(
  directory: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const command = ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'];
  return readUnlessFailed(command, directory, signal);
}

/** One line; some commands fail without a word where there is nothing. */
async function readUnlessFailed(
  command: readonly string[],
  directory: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    return (await readGit({ command, directory, signal })).trim();
  } catch (error) {
    if (error instanceof GitError && error.failure === 'other') {
      return undefined;
    }
    throw error;
  }
}

/** @see https://git-scm.com/docs/git-check-ref-format */
function isBranchName(name: string): boolean {
  return (
    name.length > 0 &&
    name.length <= 255 &&
    // eslint-disable-next-line no-control-regex -- refs cannot have them
    !/^[-/.]|[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|\.lock$|[/.]$/.test(
      name,
    )
  );
}
