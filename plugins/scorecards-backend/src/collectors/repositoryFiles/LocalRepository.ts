import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { contentInFolder, filesInFolder } from './folderFiles';
import { contentOf, filesOf, GitDirectory, GitFile, headOf } from './git';
import { ListedRepository, Listing } from './listing';
import { checkSize, RepositoryLimits } from './view';

/** What a repository is read with. */
export interface LocalContext {
  limits: RepositoryLimits;
  signal: AbortSignal;
  /** Tag of what is known of it already. */
  etag?: string;
}

/** What was read of a repository. */
export interface LocalReading {
  /** undefined where it cannot be told whether it has changed. */
  etag?: string;
  /** undefined if it has not changed. */
  view?: ListedRepository;
}

/**
 * Reads a directory of this machine: the newest commit of a Git repository,
 * bare or checked out, else the files as they are.
 *
 * @param directory - absolute, from the configuration
 * @throws if it is not there or too large
 */
export async function readLocalRepository(
  directory: string,
  context: LocalContext,
): Promise<LocalReading> {
  const repository = await findGitDirectory(directory);
  return repository
    ? readGit(repository, context)
    : readFolder(directory, context);
}

async function readGit(
  repository: GitDirectory,
  { limits, signal, etag }: LocalContext,
): Promise<LocalReading> {
  const commit = await headOf(repository, signal);
  if (commit === etag) {
    return { etag };
  }
  const { maxFiles, maxFileBytes } = limits;
  const files = await filesOf(repository, commit, { maxFiles, signal });
  const listing = new Listing(limits);
  files.forEach(file => listing.add(file));
  const byPath = new Map<string, GitFile>(files.map(it => [it.path, it]));
  const view = new ListedRepository(listing.files, async ({ path }) => {
    const file = byPath.get(path)!;
    if (file.isLink) {
      throw new Error(`${path} is a symbolic link`);
    }
    checkSize(file, limits);
    return contentOf(repository, file, { maxBytes: maxFileBytes, signal });
  });
  return { etag: commit, view };
}

async function readFolder(
  directory: string,
  { limits, signal }: LocalContext,
): Promise<LocalReading> {
  const listing = new Listing(limits);
  await filesInFolder(directory, listing, signal);
  return {
    view: new ListedRepository(listing.files, file =>
      contentInFolder(directory, file, limits),
    ),
  };
}

async function findGitDirectory(
  directory: string,
): Promise<GitDirectory | undefined> {
  if (!(await isThere(directory))) {
    throw new Error(
      `There is no directory ${directory} (scorecards.repositoryFiles.directories)`,
    );
  }
  const checkout = join(directory, '.git');
  if (await isThere(checkout)) {
    return { gitDirectory: checkout };
  }
  const bare = ['HEAD', 'objects', 'refs'].map(name => join(directory, name));
  const found = await Promise.all(bare.map(isThere));
  return found.every(Boolean) ? { gitDirectory: directory } : undefined;
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return false;
    }
    throw error;
  }
}
