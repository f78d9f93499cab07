import {
  ObserveContext,
  RefusedError,
} from '@groundwork/backstage-plugin-environments-node';
import { Folder, refuseNewer, refuseSharedPath } from './Folder';
import { Journal } from './Journal';
import { MARKER_FILE } from './marker';
import { externalIdOf, Mirrors } from './Mirrors';
import { publish } from './publish';
import { Location } from './spec';

/** Whose a folder has to be to be removed. */
export interface Owner {
  /** As the engine calls the resource. */
  key: string;
  /** The environment that it was adopted from. */
  adoptedFrom?: string;
  epoch: number;
  /** Whether we have written there, so that it has to have a marker. */
  hasWritten: boolean;
}

/**
 * Removes a folder in a commit, if it is there.
 *
 * @param removal - `owner` is whose it has to be; anybody's when absent
 */
export async function removeFolder(
  mirrors: Mirrors,
  context: Pick<ObserveContext, 'log' | 'now' | 'signal'>,
  removal: { place: Location; owner?: Owner; journal?: Journal },
): Promise<void> {
  const { place, owner, journal } = removal;
  const { path, repository } = place;
  const { signal } = context;
  const mirror = mirrors.of(repository);
  const { changed, commit = '' } = await publish(mirror, {
    path,
    signal,
    at: context.now(),
    message: `Remove ${path}\n`,
    journal,
    async decide(folder) {
      if (!mayBeRemoved(folder, path, owner)) {
        return 'as it is';
      }
      await refuseSharedPath(mirror, folder, path, signal);
      return 'nothing';
    },
  });
  if (changed) {
    context.log(
      'info',
      `Removed ${externalIdOf(place)} in ${commit.slice(0, 10)}`,
    );
  }
}

function mayBeRemoved(
  { files, marker }: Folder,
  path: string,
  owner: Owner | undefined,
): boolean {
  if (files.length === 0) {
    return false;
  }
  if (!owner) {
    if (marker === undefined) {
      throw new RefusedError(`'${path}' does not carry our mark`);
    }
    return true;
  }
  if (typeof marker !== 'object') {
    if (!owner.hasWritten) {
      // It was refused because of these files.
      return false;
    }
    throw new RefusedError(
      `'${path}' holds files, but no ${MARKER_FILE} that says whose they are`,
      'Remove the folder if nobody needs it, and try again.',
    );
  }
  const { key, environmentId } = marker;
  if (key !== owner.key && environmentId !== owner.adoptedFrom) {
    return false;
  }
  refuseNewer(marker, path, owner.epoch);
  return true;
}
