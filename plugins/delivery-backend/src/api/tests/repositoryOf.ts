import { InputError } from '@backstage/errors';

/**
 * A repository as all else calls it: host and path, as in
 * `github.com/acme/orders`. Takes the address of it too, as CI knows it.
 *
 * @throws InputError if it has no host or no path
 */
export function repositoryOf(text: string): string {
  const repository = text
    .trim()
    .replace(/^https?:\/\/(?:[^/@]*@)?/i, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
  if (!/^[^/\s]+(?:\/[^/\s]+){2,}$/.test(repository)) {
    throw new InputError(
      `repository is '${repository}': it must have a host and a path, as in github.com/acme/orders`,
    );
  }
  return repository;
}
