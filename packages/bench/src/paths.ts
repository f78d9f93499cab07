import { resolve } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

/** A file of this package's sources, to be run or loaded by another process. */
export function sourceFile(path: string): string {
  return resolvePackagePath('@groundwork/bench', 'src', path);
}

/** The directory of the whole repository. */
export const repositoryRoot = resolve(
  resolvePackagePath('@groundwork/bench'),
  '../..',
);

/** The directory of the portal's backend. */
export const portalBackendRoot = resolve(repositoryRoot, 'packages/backend');
