import { open, realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { UrlReaderService } from '@backstage/backend-plugin-api';
import { MAX_CATALOG_FILE_BYTES } from '../domain/gaps/patch/catalogDocuments';
import { CatalogFileError } from '../domain/gaps/patch/CatalogFileError';
import { untilAborted } from '../providers/feeds/origin';
import { createScmOrigin } from '../providers/feeds/origin/scmOrigin';

const TIMEOUT_MS = 10_000;

/** What the system says of a path that is to be treated as if there were none. */
const LEADS_NOWHERE: ReadonlySet<string> = new Set([
  'ENOENT',
  'ENOTDIR',
  'EACCES',
  'EPERM',
  'ELOOP',
  'ENAMETOOLONG',
  // A NUL among its characters
  'ERR_INVALID_ARG_VALUE',
]);

/** Reads the files that entities come from. */
export class CatalogFiles {
  constructor(
    private readonly options: {
      urlReader: UrlReaderService;
      /** Where files may be on this machine; absolute. */
      directories: readonly string[];
    },
  ) {}

  /**
   * @param location - as the catalog says: `url:https://…` or `file:/…`
   * @throws CatalogFileError if it cannot be read
   */
  async read(location: string): Promise<string> {
    const colon = location.indexOf(':');
    const target = location.slice(colon + 1);
    switch (location.slice(0, colon)) {
      case 'url':
        return this.#readUrl(target);
      case 'file':
        return this.#readFile(target);
      default:
        throw new CatalogFileError(
          'it comes neither from a url: nor from a file: location',
        );
    }
  }

  async #readUrl(target: string): Promise<string> {
    const url = URL.canParse(target) ? new URL(target) : undefined;
    if (!url || !/^https?:$/.test(url.protocol)) {
      throw new CatalogFileError('its location is no https URL');
    }
    const { urlReader } = this.options;
    const origin = createScmOrigin(url, {
      urlReader,
      maxBytes: MAX_CATALOG_FILE_BYTES,
    });
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    try {
      const content = await origin.open({ signal });
      return content ? await untilAborted(textOf(content.body), signal) : '';
    } catch (error) {
      throw new CatalogFileError((error as Error).message, { cause: error });
    }
  }

  async #readFile(target: string): Promise<string> {
    const path = await this.#allowedPath(target.replace(/^\/\/(?=\/)/, ''));
    const file = await open(path, 'r');
    try {
      const stats = await file.stat();
      if (!stats.isFile() || stats.size > MAX_CATALOG_FILE_BYTES) {
        throw new CatalogFileError(
          `it is not a file of ${MAX_CATALOG_FILE_BYTES} bytes at most`,
        );
      }
      return await file.readFile('utf8');
    } finally {
      await file.close();
    }
  }

  /** Links are followed first, so that none leads out. */
  async #allowedPath(target: string): Promise<string> {
    const [path, ...roots] = await Promise.all(
      [target, ...this.options.directories].map(realPathOf),
    );
    const isAllowed = roots.some(
      root => root !== undefined && path?.startsWith(root + sep),
    );
    if (path === undefined || !isAllowed) {
      throw new CatalogFileError(
        'it is not in a directory of ownership.gaps.directories',
      );
    }
    return path;
  }
}

/**
 * Where a path leads.
 *
 * @returns undefined if it leads nowhere, or where this process may not look.
 *   Who asks for such a file gets the same answer as for one outside of the
 *   directories, lest the answer tell what there is; and nothing is in such a
 *   directory
 * @throws CatalogFileError if the disk does not answer
 */
async function realPathOf(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined && LEADS_NOWHERE.has(code)) {
      return undefined;
    }
    throw new CatalogFileError(
      `where its path leads cannot be told: ${(error as Error).message}`,
      { cause: error },
    );
  }
}
