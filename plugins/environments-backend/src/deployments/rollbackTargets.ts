import {
  isVersion,
  newestFirst,
} from '@groundwork/backstage-plugin-environments-common';
import { PlacedVersion } from './placedVersions';

/**
 * Whether a version comes after another, so that going to it from there is no way
 * back. Where names say nothing of an order, nothing comes after.
 */
export function isAhead(version: string, of: string): boolean {
  return isVersion(version) && isVersion(of) && newestFirst(version, of) < 0;
}

/**
 * What may be rolled back to, the best first: what was not rolled back itself, and
 * the newest of that.
 *
 * @param placed - what has run there
 */
export function rollbackTargetsOf(
  current: string,
  placed: readonly PlacedVersion[],
): string[] {
  const behind = placed.filter(
    ({ version }) => version !== current && !isAhead(version, current),
  );
  const byName = behind.every(({ version }) => isVersion(version));
  return [...behind]
    .sort(
      (a, b) =>
        Number(a.wasRolledBack) - Number(b.wasRolledBack) ||
        (byName
          ? newestFirst(a.version, b.version)
          : b.placedAt.getTime() - a.placedAt.getTime()),
    )
    .map(({ version }) => version);
}
