import { UnavailableError } from '@groundwork/backstage-plugin-environments-node';
import { Folder, readFolder } from './Folder';
import { FolderChange, Mirror } from './git/Mirror';
import { Journal } from './Journal';

const maxAttempts = 20;

const fenceMessage =
  'Change nothing\n\nA push that was interrupted is refused after this commit.\n';

/** What a folder is to hold. */
type Decision = Record<string, string> | 'nothing' | 'as it is';

/** A folder's new content, and why. */
export interface Publication {
  path: string;
  /**
   * What the folder is to hold: files; nothing; or what it holds already. Asked
   * again whenever somebody else was faster.
   */
  decide(folder: Folder): Promise<Decision>;
  message: string;
  at: Date;
  /** Where pushes are written down; nowhere for what nobody has a lease of. */
  journal?: Journal;
  signal: AbortSignal;
}

/**
 * Commits to a branch that others commit to as well.
 *
 * What is pushed follows what was read, or the push is refused and everything is
 * read and decided anew. So nobody's commit is lost, and no decision is made on
 * what was there before.
 *
 * Where nothing has to be changed, but a push of an earlier attempt may still
 * arrive, a commit without changes moves the branch on: that push is refused then.
 *
 * @returns the newest commit that has changed the folder, if it is there, and
 * whether it is this one
 */
export function publish(
  mirror: Mirror,
  publication: Publication,
): Promise<{ commit?: string; changed: boolean }> {
  const { path, signal, journal } = publication;
  const { id } = mirror.repository;
  return mirror.exclusively(async () => {
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      const head = await mirror.fetch(signal);
      const folder = await readFolder(mirror, head, path, signal);
      const decision = await publication.decide(folder);
      const changed = decision !== 'as it is';
      if (!changed && journal?.pendingAt(id) !== (head ?? '')) {
        journal?.settled(id);
        return { commit: folder.changedIn, changed };
      }
      const commit = await mirror.commit(
        head,
        changeOf(path, decision),
        changed ? publication : { ...publication, message: fenceMessage },
        signal,
      );
      await journal?.beforePush(id, head);
      if (await mirror.push(commit, head, signal)) {
        journal?.settled(id);
        return { commit: changed ? commit : folder.changedIn, changed };
      }
    }
    throw new UnavailableError(
      `repository '${id}': others were faster ${maxAttempts} times`,
    );
  });
}

function changeOf(path: string, decision: Decision): FolderChange | undefined {
  switch (decision) {
    case 'as it is':
      return undefined;
    case 'nothing':
      return { path };
    default:
      return { path, files: decision };
  }
}
