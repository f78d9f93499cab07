import { Glob } from './globs';
import {
  isUsablePath,
  joinPath,
  RepositoryFile,
  RepositoryLimits,
  RepositoryView,
  TooLargeError,
} from './view';

/** Takes down files, until there are too many. */
export class Listing {
  readonly files: RepositoryFile[] = [];
  #seen = 0;
  #bytes = 0;

  constructor(private readonly limits: RepositoryLimits) {}

  /** @throws TooLargeError */
  add(file: RepositoryFile): void {
    const { maxFiles, maxBytes } = this.limits;
    this.#seen += 1;
    this.#bytes += file.bytes ?? 0;
    if (this.#seen > maxFiles) {
      throw new TooLargeError(
        `The repository has more than ${maxFiles} files (scorecards.repositoryFiles.maxFiles)`,
      );
    }
    if (this.#bytes > maxBytes) {
      throw new TooLargeError(
        `The files of the repository have more than ${maxBytes} bytes (scorecards.repositoryFiles.maxBytes)`,
      );
    }
    if (isUsablePath(file.path)) {
      this.files.push(file);
    }
  }
}

/** Files of a folder, with their paths in it. */
interface Folder {
  all: RepositoryFile[];
  byDepth: Map<number, RepositoryFile[]>;
}

/** A repository all of whose files are known. */
export class ListedRepository implements RepositoryView {
  readonly #byPath: ReadonlyMap<string, RepositoryFile>;
  readonly #folders = new Map<string, Folder>();

  /** @param readFile - reads one of the files */
  constructor(
    files: readonly RepositoryFile[],
    private readonly readFile: (
      file: RepositoryFile,
    ) => Promise<Buffer | undefined>,
  ) {
    this.#byPath = new Map(files.map(file => [file.path, file]));
  }

  /** Whether there is anything in a folder. */
  hasFolder(folder: string): boolean {
    return folder === '' || this.#folder(folder).all.length > 0;
  }

  async find(glob: Glob, folder: string): Promise<RepositoryFile | undefined> {
    const [found] = await this.findAll(glob, folder, 1);
    return found;
  }

  async findAll(
    glob: Glob,
    folder: string,
    atMost: number,
  ): Promise<RepositoryFile[]> {
    const { all, byDepth } = this.#folder(folder);
    const candidates =
      glob.depths?.flatMap(depth => byDepth.get(depth) ?? []) ?? all;
    const found: RepositoryFile[] = [];
    for (const file of candidates) {
      if (found.length === atMost) {
        break;
      }
      if (glob.matches(file.path)) {
        found.push({ ...file, path: joinPath(folder, file.path) });
      }
    }
    return found;
  }

  async read(path: string): Promise<Buffer | undefined> {
    const file = this.#byPath.get(path);
    return file && this.readFile(file);
  }

  #folder(folder: string): Folder {
    const known = this.#folders.get(folder);
    if (known) {
      return known;
    }
    const prefix = folder === '' ? '' : `${folder}/`;
    const all = [...this.#byPath.values()]
      .filter(({ path }) => path.startsWith(prefix))
      .map(file => ({ ...file, path: file.path.slice(prefix.length) }));
    const byDepth = new Map<number, RepositoryFile[]>();
    for (const file of all) {
      const depth = file.path.split('/').length;
      const files = byDepth.get(depth) ?? [];
      files.push(file);
      byDepth.set(depth, files);
    }
    const made = { all, byDepth };
    this.#folders.set(folder, made);
    return made;
  }
}
