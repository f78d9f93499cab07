import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';

/** Beyond that a file was written anew, and nobody reads the difference. */
const MAX_CHANGED_LINES = 500;

/**
 * The difference between two versions of a file, as `git apply` takes it.
 *
 * @returns undefined if nearly everything is different
 */
export function unifiedDiff(
  path: string,
  before: string,
  after: string,
): string | undefined {
  const patch = structuredPatch(
    `a/${path}`,
    `b/${path}`,
    before,
    after,
    undefined,
    undefined,
    { context: 3, maxEditLength: MAX_CHANGED_LINES },
  );
  return patch && formatPatch(patch, FILE_HEADERS_ONLY);
}
