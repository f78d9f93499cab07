import { boundedWalk } from './steps';
import { KindRules, WalkStep } from './types';

const SHORTEST = 7;
const LONGEST = 40;

/** Lengths to which tools abbreviate: git (7 and up), GitHub, GitLab, images. */
const ABBREVIATIONS = [12, 11, 10, 9, 8, SHORTEST];

function normalise(text: string): string | undefined {
  const sha = text.trim().toLowerCase();
  const valid =
    sha.length >= SHORTEST && sha.length <= LONGEST && /^[0-9a-f]+$/.test(sha);
  return valid ? sha : undefined;
}

function walk(key: string): WalkStep[] {
  const steps = ABBREVIATIONS.filter(length => length < key.length).map(
    (length, index) => ({
      key: key.slice(0, length),
      match: 'abbreviated commit',
      closeness: 0.95 - 0.02 * index,
    }),
  );
  return boundedWalk({ kind: 'commit', key }, steps);
}

/**
 * Commits of git by their hash or the beginning of it, 7 to 40 digits.
 *
 * @internal
 */
export const commitRules: KindRules = {
  kind: 'commit',
  specificity: 0.95,
  normalise,
  walk,
};
