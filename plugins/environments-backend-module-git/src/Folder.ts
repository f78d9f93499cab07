import { RefusedError } from '@groundwork/backstage-plugin-environments-node';
import { Mirror } from './git/Mirror';
import { MANIFESTS_FILE } from './manifests';
import { Marker, MARKER_FILE, parseMarker } from './marker';
import { foldersAbove } from './paths';

/** What is at a path of a repository, at a commit. */
export interface Folder {
  /** The branch's newest commit; undefined while the repository is empty. */
  head?: string;
  /** The newest commit that has changed the folder; undefined if it is not there. */
  changedIn?: string;
  /** Names of all files, relative to the path; empty when it is not there. */
  files: string[];
  manifests?: string;
  /** What the marker says; `unreadable` when it cannot be understood. */
  marker?: Marker | 'unreadable';
}

/** Reads what is at a path. */
export async function readFolder(
  mirror: Mirror,
  head: string | undefined,
  path: string,
  signal: AbortSignal,
): Promise<Folder> {
  if (head === undefined) {
    return { files: [] };
  }
  const files = (await mirror.files(head, path, signal)).map(name =>
    name.slice(path.length + 1),
  );
  const own = [MARKER_FILE, MANIFESTS_FILE].filter(name =>
    files.includes(name),
  );
  const texts = await mirror.read(
    head,
    own.map(name => `${path}/${name}`),
    signal,
  );
  const marker = texts.get(`${path}/${MARKER_FILE}`);
  return {
    head,
    changedIn:
      files.length === 0
        ? undefined
        : await mirror.lastChange(head, path, signal),
    files,
    manifests: texts.get(`${path}/${MANIFESTS_FILE}`),
    marker:
      marker === undefined ? undefined : parseMarker(marker) ?? 'unreadable',
  };
}

/**
 * Refuses a path that cannot be one resource's alone: with another's below or
 * above it, or a file in its way.
 */
export async function refuseSharedPath(
  mirror: Mirror,
  folder: Folder,
  path: string,
  signal: AbortSignal,
): Promise<void> {
  if (folder.head === undefined) {
    return;
  }
  const above = foldersAbove(path);
  const inTheWay = await mirror.existingFiles(
    folder.head,
    [...above, path, ...above.map(name => `${name}/${MARKER_FILE}`)],
    signal,
  );
  const below = folder.files
    .filter(name => name.endsWith(`/${MARKER_FILE}`))
    .map(name => `${path}/${name}`);
  const [other] = [...inTheWay, ...below];
  if (other !== undefined) {
    throw new RefusedError(
      `'${path}' cannot hold manifests of one resource alone: there is '${other}'`,
      'Choose a path that is not above or below what is there.',
    );
  }
}

/** Whose a folder may be for somebody to write it. */
export interface Writer {
  environmentId: string;
  resource: string;
  /** The environment that it was adopted from. */
  adoptedFrom?: string;
  /** Absent where nobody holds a lease. */
  epoch?: number;
}

/**
 * Refuses what belongs to somebody else, or was written with a newer lease.
 *
 * @returns the marker; undefined if there is no folder
 */
export function refuseForeign(
  folder: Folder,
  path: string,
  writer: Writer,
): Marker | undefined {
  const { files, marker } = folder;
  if (files.length === 0) {
    return undefined;
  }
  if (marker === undefined || marker === 'unreadable') {
    throw new RefusedError(
      `'${path}' holds files, but no ${MARKER_FILE} that says whose they are`,
      `Put back the ${MARKER_FILE} that was there, or remove the folder, and try again.`,
    );
  }
  if (!isOf(marker, writer)) {
    throw new RefusedError(
      `'${path}' belongs to '${marker.resource}' of environment '${marker.environment}' (${marker.environmentId})`,
      'Choose another path, or destroy what is there.',
    );
  }
  if (writer.epoch !== undefined) {
    refuseNewer(marker, path, writer.epoch);
  }
  return marker;
}

/** Refuses what was written with a newer lease. */
export function refuseNewer(marker: Marker, path: string, epoch: number): void {
  if (marker.epoch > epoch) {
    throw new RefusedError(
      `'${path}' was written with a newer lease (${marker.epoch}, ours is ${epoch})`,
      'Nothing is to be done: whoever holds the newer lease goes on.',
    );
  }
}

/** Whether a folder with that marker is somebody's. */
export function isOf(marker: Marker, owner: Writer): boolean {
  const { environmentId, resource, adoptedFrom } = owner;
  return (
    (marker.environmentId === environmentId && marker.resource === resource) ||
    marker.environmentId === adoptedFrom
  );
}
