import { InputError } from '@backstage/errors';
import { Releases } from './types';

const BRANCH = 'branch:';
const MAX_CHARACTERS = 255;

/**
 * Reads `tags` or `branch:<name>`.
 *
 * @throws InputError for anything else
 */
export function parseReleases(text: string = 'tags'): Releases {
  if (text === 'tags') {
    return { kind: 'tags' };
  }
  const name = text.startsWith(BRANCH) ? text.slice(BRANCH.length) : '';
  if (name === '' || name.length > MAX_CHARACTERS) {
    throw new InputError(
      `releases '${text.slice(
        0,
        MAX_CHARACTERS,
      )}' must be 'tags', or the name of a branch as in 'branch:production'`,
    );
  }
  return { kind: 'branch', name };
}

/** What {@link parseReleases} reads. */
export function formatReleases(releases: Releases): string {
  return releases.kind === 'tags' ? 'tags' : `${BRANCH}${releases.name}`;
}
