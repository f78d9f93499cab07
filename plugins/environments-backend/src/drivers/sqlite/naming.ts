import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DriverContext } from '@groundwork/backstage-plugin-environments-node';

/**
 * What a database is called outside.
 *
 * @internal
 */
export function externalIdOf(environmentId: string, resource: string): string {
  return `database:${environmentId}/${resource}`;
}

/**
 * What others get to know: `file:` as SQLite reads it.
 *
 * @see https://www.sqlite.org/uri.html
 * @internal
 */
export function outputsOf(path: string): { path: string; url: string } {
  return { path, url: pathToFileURL(path).href.replace(/^file:\/\//, 'file:') };
}

/**
 * The file that tells which resource of an environment a context is for.
 *
 * @internal
 */
export function keyFile(
  folder: string,
  context: Pick<DriverContext, 'opKey'>,
  resource: string,
): string {
  const key = createHash('sha256')
    .update(context.opKey('database'))
    .digest('hex')
    .slice(0, 32);
  return join(folder, `.${resource}.key.${key}`);
}

/**
 * The resource that a file in the folder of an environment is of.
 *
 * @internal
 */
export function resourceOf(name: string): string | undefined {
  return (
    /^\.(.+)\.key\.[0-9a-f]+$/.exec(name)?.[1] ??
    /^([^.].*)\.db(?:-wal|-shm|-journal)?$/.exec(name)?.[1]
  );
}
