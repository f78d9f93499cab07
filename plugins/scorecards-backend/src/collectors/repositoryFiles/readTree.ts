import { UrlReaderService } from '@backstage/backend-plugin-api';
import { untilAborted } from '../../collect/abort';
import { HostGate } from './HostGate';
import { ListedRepository, Listing } from './listing';
import {
  checkSize,
  MAX_SIGN_BYTES,
  RepositoryFile,
  RepositoryLimits,
} from './view';

/** What is kept to look for signs in: that many files, and bytes of them. */
const MAX_LOOKED_INTO = 5_000;
const MAX_LOOKED_INTO_BYTES = 32 * 1024 * 1024;

/** What a repository is read with. */
export interface TreeContext {
  urlReader: UrlReaderService;
  gate: HostGate;
  limits: RepositoryLimits;
  signal: AbortSignal;
  /** Tag of what is known of it already. */
  etag?: string;
  /** Files whose content is needed. */
  filesToRead: ReadonlySet<string>;
  /** Files whose content is looked into, as long as they are not too many. */
  isLookedInto: (path: string) => boolean;
  /** Files whose content is needed if their size is not known without. */
  isMeasured: (path: string) => boolean;
}

/** What became of reading a repository at once. */
export type TreeReading =
  | { status: 'read'; etag?: string; view: ListedRepository }
  | { status: 'unchanged' }
  /** The reader of that host can only read files. */
  | { status: 'unsupported' };

/**
 * Reads a repository in one go. All files are listed, and what is needed of
 * them is kept.
 *
 * @throws if it cannot be read, or is too large
 */
export async function readTree(
  url: string,
  context: TreeContext,
): Promise<TreeReading> {
  return context.gate.call(url, context.signal, async () => {
    try {
      return await readOnce(url, context);
    } catch (error) {
      const { name, message } = error as Error;
      if (name === 'NotModifiedError') {
        return { status: 'unchanged' };
      }
      if (isUnsupported(name, message)) {
        return { status: 'unsupported' };
      }
      throw error;
    }
  });
}

function isUnsupported(name: string, message: string): boolean {
  return (
    name === 'NotImplementedError' || /not (?:yet )?implement/i.test(message)
  );
}

async function readOnce(
  url: string,
  { urlReader, limits, signal, etag, ...wanted }: TreeContext,
): Promise<TreeReading> {
  const listing = new Listing(limits);
  // Throwing within a filter ends the process with some readers, so what is
  // too much ends the reading instead.
  const tooMuch = new AbortController();
  const bounded = AbortSignal.any([signal, tooMuch.signal]);
  const listed = new Set<string>();
  const wants = wantedFiles(wanted, limits);
  const filter = (path: string, info?: { size: number }): boolean => {
    if (bounded.aborted || listed.has(path)) {
      return false;
    }
    listed.add(path);
    try {
      listing.add({ path, bytes: info?.size });
    } catch (error) {
      tooMuch.abort(error);
      return false;
    }
    return wants(path, info?.size);
  };
  const response = await untilAborted(
    urlReader.readTree(url, { etag, signal: bounded, filter }),
    bounded,
  );
  const files = await untilAborted(response.files(), bounded);
  const contents = new Map<string, Buffer>();
  for (const file of files) {
    // Some readers do not ask the filter.
    if (listed.has(file.path) || filter(file.path)) {
      contents.set(file.path, await untilAborted(file.content(), bounded));
    }
  }
  bounded.throwIfAborted();
  return {
    status: 'read',
    // An empty one would match what has none either.
    etag: response.etag || undefined,
    view: new ListedRepository(
      listing.files.map(file => withSize(file, contents)),
      async file => {
        checkSize(file, limits);
        return contents.get(file.path);
      },
    ),
  };
}

/** Tells of each file, asked once, whether its content is kept. */
function wantedFiles(
  {
    filesToRead,
    isLookedInto,
    isMeasured,
  }: Pick<TreeContext, 'filesToRead' | 'isLookedInto' | 'isMeasured'>,
  { maxFileBytes }: RepositoryLimits,
): (path: string, size: number | undefined) => boolean {
  let files = 0;
  let bytes = 0;
  const mayLookInto = (size: number) =>
    size <= MAX_SIGN_BYTES &&
    files < MAX_LOOKED_INTO &&
    bytes + size <= MAX_LOOKED_INTO_BYTES;
  return (path, size) => {
    if ((size ?? 0) > maxFileBytes) {
      return false;
    }
    if (filesToRead.has(path) || (size === undefined && isMeasured(path))) {
      return true;
    }
    if (mayLookInto(size ?? MAX_SIGN_BYTES) && isLookedInto(path)) {
      files += 1;
      bytes += size ?? MAX_SIGN_BYTES;
      return true;
    }
    return false;
  };
}

function withSize(
  file: RepositoryFile,
  contents: ReadonlyMap<string, Buffer>,
): RepositoryFile {
  return { ...file, bytes: file.bytes ?? contents.get(file.path)?.length };
}
