import { InputError, NotAllowedError } from '@backstage/errors';
import { openRepository, readOrigin, understandAddress } from '../git';
import { compileGlob } from '../git/glob';
import { nameOfFolder, nameOfOrigin, nameOfUrl } from './repositoryName';
import { BackfillSettings } from './settings';

/** A repository that may be read. */
export interface Located {
  kind: 'local' | 'remote';
  /** A URL or an absolute path. */
  address: string;
  /** What it is called, such as `github.com/acme/orders`. */
  name: string;
}

/**
 * Finds out which repository is meant, and whether it may be read.
 *
 * @throws InputError or NotFoundError for what is none, NotAllowedError for what
 * may not be read, GitError where a folder has no repository
 */
export async function locate(
  address: string,
  { directory, folders, remotes }: BackfillSettings,
  signal: AbortSignal,
): Promise<Located> {
  const understood = understandAddress(address, folders);
  if (understood.kind === 'local') {
    const allowedFolders = folders;
    const repository = await openRepository(address, {
      allowedFolders,
      signal,
    });
    const origin = await readOrigin(repository, signal);
    return {
      kind: 'local',
      address: repository.directory,
      name:
        (origin === undefined ? undefined : nameOfOrigin(origin)) ??
        nameOfFolder(repository.directory),
    };
  }
  const { url } = understood;
  const name = nameOfUrl(url);
  if (name === undefined) {
    throw new InputError(
      `'${url}' does not say what the repository is called; its path must have only letters, digits and any of . _ ~ + - between slashes`,
    );
  }
  if (!remotes.some(it => compileGlob(it)(name))) {
    throw new NotAllowedError(
      `'${name}' is none of the repositories that may be fetched; ${
        remotes.length > 0
          ? `they are ${remotes.map(it => `'${it}'`).join(', ')}`
          : 'there are none'
      }, as delivery.backfill.allow in the app-config says`,
    );
  }
  if (directory === undefined) {
    throw new NotAllowedError(
      'the portal has no folder for mirrors; set delivery.backfill.directory in the app-config',
    );
  }
  return { kind: 'remote', address: url, name };
}
