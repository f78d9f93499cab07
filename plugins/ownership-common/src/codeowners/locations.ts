import { CodeownersDialect } from './types';

/**
 * Where each host looks for the file, first choice first. Only one file is
 * used: they are not merged.
 *
 * @public
 */
export const codeownersLocations: Readonly<
  Record<CodeownersDialect, readonly string[]>
> = {
  github: ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'],
  gitlab: ['CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'],
};

/**
 * Says which of a repository's files is its CODEOWNERS file.
 *
 * @param dialect - whose repository it is
 * @param paths - paths of files, relative to the repository's root
 * @returns the path that the host uses, if there is one
 * @public
 */
export function findCodeownersLocation(
  dialect: CodeownersDialect,
  paths: Iterable<string>,
): string | undefined {
  const present = new Set(paths);
  return codeownersLocations[dialect].find(path => present.has(path));
}
