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
  const seen = new Set([`${origin.kind} ${origin.key}`]);
  const result: WalkStep[] = [];
  const nearestFirst = [...steps].sort((a, b) => b.closeness - a.closeness);
  for (const step of nearestFirst) {
    const identity = `${step.kind ?? origin.kind} ${step.key}`;
    if (seen.has(identity)) {
      continue;
    }
    seen.add(identity);
    result.push(step);
    if (result.length === MAX_WALK_STEPS) {
      break;
    }
  }
  return result;
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
