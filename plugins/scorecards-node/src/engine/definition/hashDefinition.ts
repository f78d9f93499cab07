import { createHash } from 'crypto';
import type { ScorecardDefinition } from '@groundwork/backstage-plugin-scorecards-common';

/**
 * Tells definitions apart: what means the same has the same hash, however it is
 * written, so that comments and layout make no new version.
 *
 * @public
 */
export function hashDefinition(definition: ScorecardDefinition): string {
  return createHash('sha256').update(toCanonicalJson(definition)).digest('hex');
}

/** JSON with the keys of every object in order. */
function toCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );
}
