import { isAbsolute, join, resolve } from 'node:path';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** What `delivery.backfill` of the configuration says. */
export interface BackfillSettings {
  /** Where mirrors are kept; none are made without it. */
  directory?: string;
  /** What the mirrors may take on disk, in bytes. */
  maxBytes: number;
  /** Absolute paths, in which repositories may be read. */
  folders: string[];
  /** Globs of what may be fetched, such as `github.com/acme/*`. */
  remotes: string[];
}

const WHERE = 'delivery.backfill';
const MAX_MEGABYTES = 4_096;
const REMOTE = /^[\w*?][\w.*?-]*(?::\d+)?(?:\/[\w.~+*?-]+)*$/;

/** @throws InputError for what cannot be meant */
export function readBackfillSettings(config: Config): BackfillSettings {
  const own = config.getOptionalConfig(WHERE);
  const allowed = own?.getOptionalStringArray('allow') ?? [];
  allowed.forEach((entry, index) => {
    if (!isAbsolute(entry) && !REMOTE.test(entry)) {
      throw new InputError(
        `${WHERE}.allow[${index}] '${entry}' is neither a host and a path without scheme, such as github.com/acme/*, nor an absolute path`,
      );
    }
  });
  const megabytes = own?.getOptionalNumber('maxMegabytes') ?? MAX_MEGABYTES;
  if (!(megabytes > 0)) {
    throw new InputError(`${WHERE}.maxMegabytes must be more than 0`);
  }
  const directory =
    own?.getOptionalString('directory') ?? besideEnvironments(config);
  return {
    ...(directory !== undefined && { directory: resolve(directory) }),
    maxBytes: megabytes * 1024 * 1024,
    folders: own?.getOptionalBoolean('allowLocalPaths')
      ? [resolve('/')]
      : allowed.filter(entry => isAbsolute(entry)),
    remotes: allowed.filter(entry => !isAbsolute(entry)),
  };
}

/** Where the portal keeps what it can make anew. */
function besideEnvironments(config: Config): string | undefined {
  const base = config.getOptionalString('environments.directory');
  return base === undefined ? undefined : join(base, '..', 'delivery');
}
