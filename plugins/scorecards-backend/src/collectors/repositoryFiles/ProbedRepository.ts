import {
  UrlReaderService,
  UrlReaderServiceReadUrlResponse,
} from '@backstage/backend-plugin-api';
import { untilAborted } from '../../collect/abort';
import { Glob } from './globs';
import { HostGate, isRateLimit, UnlistedError } from './HostGate';
import {
  checkSize,
  joinPath,
  RepositoryFile,
  RepositoryLimits,
  RepositoryView,
  TooLargeError,
} from './view';

/** A file as it was read before. */
interface KnownFile {
  etag: string;
  content: Buffer;
}

/** What was read of a repository's files before, by their URLs. */
export type KnownFiles = Map<string, KnownFile>;

/** How much is kept of a repository, so that it need not be sent again. */
const MAX_KNOWN_FILES = 50;
const MAX_KNOWN_BYTES = 32 * 1024;

/** What files are read with. */
export interface ProbeContext {
  urlReader: UrlReaderService;
  gate: HostGate;
  limits: RepositoryLimits;
  signal: AbortSignal;
  /** Filled as files are read. */
  known: KnownFiles;
}

/**
 * A repository on a host that does not list its files: each is asked for, and
 * patterns are left to the host's search, if it has one.
 */
export class ProbedRepository implements RepositoryView {
  readonly #asked = new Map<string, Promise<Buffer | undefined>>();

  #hasAnswered = false;

  /** @param url - of the root */
  constructor(
    private readonly url: string,
    private readonly context: ProbeContext,
  ) {}

  /**
   * Whether anything of it was found. A repository that is gone, or must not be
   * seen, says of each file that it is not there.
   */
  get hasAnswered(): boolean {
    return this.#hasAnswered;
  }

  async find(glob: Glob, folder: string): Promise<RepositoryFile | undefined> {
    for (const { text, isPath } of glob.alternatives) {
      const path = joinPath(folder, text);
      const file = isPath
        ? await this.#probe(path)
        : await this.#search(path, text);
      if (file) {
        return file;
      }
    }
    return undefined;
  }

  async findAll(
    glob: Glob,
    folder: string,
    atMost: number,
  ): Promise<RepositoryFile[]> {
    const found: RepositoryFile[] = [];
    for (const { text, isPath } of glob.alternatives) {
      if (found.length === atMost) {
        break;
      }
      if (!isPath) {
        throw new UnlistedError(this.#urlOf(folder), text);
      }
      const file = await this.#probe(joinPath(folder, text));
      if (file) {
        found.push(file);
      }
    }
    return found;
  }

  read(path: string): Promise<Buffer | undefined> {
    const asked = this.#asked.get(path) ?? this.#read(path);
    this.#asked.set(path, asked);
    return asked;
  }

  async #read(path: string): Promise<Buffer | undefined> {
    try {
      const content = await this.#fetch(path);
      this.#hasAnswered ||= content !== undefined;
      return content;
    } catch (error) {
      this.#hasAnswered ||= error instanceof TooLargeError;
      throw error;
    }
  }

  async #fetch(path: string): Promise<Buffer | undefined> {
    const { urlReader, gate, limits, signal, known } = this.context;
    const url = this.#urlOf(path);
    const last = known.get(url);
    try {
      return await gate.call(url, signal, async () => {
        const response = await urlReader.readUrl(url, {
          etag: last?.etag,
          signal,
        });
        const content = await readAtMost(response, path, limits, signal);
        this.#remember(url, response.etag, content);
        return content;
      });
    } catch (error) {
      const { name } = error as Error;
      if (name === 'NotModifiedError' && last) {
        return last.content;
      }
      if (name === 'NotFoundError') {
        return undefined;
      }
      throw error;
    }
  }

  async #probe(path: string): Promise<RepositoryFile | undefined> {
    try {
      const content = await this.read(path);
      return content && { path, bytes: content.length };
    } catch (error) {
      if (error instanceof TooLargeError) {
        return { path };
      }
      throw error;
    }
  }

  async #search(
    path: string,
    pattern: string,
  ): Promise<RepositoryFile | undefined> {
    const { urlReader, gate, signal } = this.context;
    const url = this.#urlOf(path, { isPattern: true });
    const { files } = await gate.call(url, signal, async () => {
      try {
        return await urlReader.search(url, { signal });
      } catch (error) {
        throw isRateLimit(error)
          ? error
          : new UnlistedError(url, pattern, error);
      }
    });
    if (files.length === 0) {
      return undefined;
    }
    this.#hasAnswered = true;
    return { path };
  }

  #urlOf(path: string, { isPattern = false } = {}): string {
    const base = this.url.replace(/\/+$/, '');
    const names = path.split('/');
    // Characters of patterns must reach the reader as they are.
    return `${base}/${
      isPattern ? names.join('/') : names.map(encodeURIComponent).join('/')
    }`;
  }

  #remember(url: string, etag: string | undefined, content: Buffer): void {
    const { known } = this.context;
    known.delete(url);
    const isSmall = content.length <= MAX_KNOWN_BYTES;
    if (etag !== undefined && isSmall && known.size < MAX_KNOWN_FILES) {
      known.set(url, { etag, content });
    }
  }
}

async function readAtMost(
  response: UrlReaderServiceReadUrlResponse,
  path: string,
  limits: RepositoryLimits,
  signal: AbortSignal,
): Promise<Buffer> {
  if (!response.stream) {
    const content = await untilAborted(response.buffer(), signal);
    checkSize({ path, bytes: content.length }, limits);
    return content;
  }
  const stream = response.stream();
  const parts: Buffer[] = [];
  let bytes = 0;
  const reading = (async () => {
    for await (const part of stream) {
      bytes += part.length;
      checkSize({ path, bytes }, limits);
      parts.push(Buffer.from(part));
    }
    return Buffer.concat(parts);
  })();
  try {
    return await untilAborted(reading, signal);
  } finally {
    stream.destroy();
  }
}
