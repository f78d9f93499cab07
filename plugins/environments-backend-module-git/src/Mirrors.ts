import { GitDriverConfig } from './config';
import { readFolder, Folder } from './Folder';
import { Mirror } from './git/Mirror';
import { Marker, MARKER_FILE, parseMarker } from './marker';
import { checkPath } from './paths';
import { Location, repositoryOf } from './spec';

/** A folder that carries our mark. */
export interface MarkedFolder extends Location {
  marker: Marker | 'unreadable';
}

/** The mirrors of all configured repositories. */
export class Mirrors {
  readonly #mirrors = new Map<string, Mirror>();

  constructor(readonly config: GitDriverConfig) {}

  /** The mirror of a repository of the configuration. */
  of(id: string): Mirror {
    const repository = repositoryOf(this.config, id);
    const mirror =
      this.#mirrors.get(id) ?? new Mirror(repository, this.config.directory);
    this.#mirrors.set(id, mirror);
    return mirror;
  }

  /** What is at a place now. */
  folderAt(place: Location, signal: AbortSignal): Promise<Folder> {
    const mirror = this.of(place.repository);
    return mirror.exclusively(async () =>
      readFolder(mirror, await mirror.fetch(signal), place.path, signal),
    );
  }

  /**
   * Everything that carries our mark.
   *
   * It throws when one repository cannot be read: what it holds would otherwise
   * look as if it were gone.
   */
  async *marked(signal: AbortSignal): AsyncGenerator<MarkedFolder> {
    for (const { id } of this.config.repositories) {
      yield* await this.#markedIn(this.of(id), signal);
    }
  }

  #markedIn(mirror: Mirror, signal: AbortSignal): Promise<MarkedFolder[]> {
    const { id, path: root } = mirror.repository;
    return mirror.exclusively(async () => {
      const head = await mirror.fetch(signal);
      if (head === undefined) {
        return [];
      }
      const names = (await mirror.files(head, root, signal)).filter(isMarker);
      const texts = await mirror.read(head, names, signal);
      return [...texts].map(([name, text]) => ({
        repository: id,
        path: name.slice(0, -MARKER_FILE.length - 1),
        marker: parseMarker(text) ?? 'unreadable',
      }));
    });
  }
}

/** As the inventory calls a folder. */
export function externalIdOf({ repository, path }: Location): string {
  return `${repository}:${path}`;
}

/** The folder that the inventory calls so. */
export function placeOf(externalId: string): Location {
  const colon = externalId.indexOf(':');
  return {
    repository: externalId.slice(0, colon),
    path: checkPath(externalId.slice(colon + 1), 'externalId'),
  };
}

/** Whether a file marks a folder that we could have written. */
function isMarker(name: string): boolean {
  return /^(?:[A-Za-z0-9_][A-Za-z0-9._-]*\/)+\.groundwork\.json$/.test(name);
}
