import { Identifier } from '@groundwork/backstage-plugin-ownership-common';
import { MAX_WALK_STEPS, WalkStep } from './types';

/**
 * Puts the steps of a walk in order and in bounds: nearest first, each key
 * once, never the one that the walk starts from.
 *
 * Steps of equal closeness keep the order in which they were given.
 */
export function boundedWalk(
  origin: Identifier,
  steps: readonly WalkStep[],
): WalkStep[] {
  const result: WalkStep[] = [];
  const nearestFirst = [...steps].sort((a, b) => b.closeness - a.closeness);
  for (const step of nearestFirst) {
    // So few that comparing them costs less than a set of their identities.
    const isKnown =
      isSame(step, origin, origin) ||
      result.some(other => isSame(step, other, origin));
    if (isKnown) {
      continue;
    }
    result.push(step);
    if (result.length === MAX_WALK_STEPS) {
      break;
    }
  }
  return result;
}

/** Steps without a kind are of that of the origin. */
function isSame(
  step: WalkStep,
  other: Pick<WalkStep, 'kind' | 'key'>,
  origin: Identifier,
): boolean {
  return (
    step.key === other.key &&
    (step.kind ?? origin.kind) === (other.kind ?? origin.kind)
  );
}

/**
 * Continues a walk with that of another key, at a distance.
 *
 * @param through - the closeness of the key that the inner walk starts from
 */
export function continuedWalk(
  origin: Identifier,
  inner: readonly WalkStep[],
  through: number,
): WalkStep[] {
  return inner.map(step => ({
    ...step,
    kind: step.kind ?? origin.kind,
    closeness: step.closeness * through,
  }));
}
