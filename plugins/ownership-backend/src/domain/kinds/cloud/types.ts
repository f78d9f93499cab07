import { WalkStep } from '../types';

/** How one cloud writes the ids of its resources. */
export interface CloudRules {
  /** Whether a key in normal form is one of this cloud. */
  owns(key: string): boolean;
  normalise(text: string): string | undefined;
  walk(key: string): WalkStep[];
}

/**
 * The steps from a resource to those it is part of.
 *
 * @param parents - nearest first
 */
export function parentSteps(parents: string[]): WalkStep[] {
  return parents.slice(0, 12).map((key, index) => ({
    key,
    match: 'parent resource',
    closeness: 0.9 * 0.85 ** index,
  }));
}
