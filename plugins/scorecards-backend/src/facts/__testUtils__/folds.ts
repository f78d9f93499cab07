import { JsonValue } from '@backstage/types';
import { FactObservation } from '@groundwork/backstage-plugin-scorecards-node';
import { FoldRules, foldObservation } from '../foldObservation';
import { FactSet } from '../types';

const REF = 'component:default/orders';

/** Of a collector. */
export const rules: FoldRules = {
  declared: new Map([
    ['repo.readme', {}],
    ['repo.stars', {}],
  ]),
  isComplete: true,
  describeBadValue: (_, value) =>
    value === 'wrong' ? '"wrong" is not a whole number' : undefined,
};
/** Of reports. */
export const partial: FoldRules = { ...rules, isComplete: false };

/** At a time in milliseconds, or now if there is none. */
export function seen(
  facts: Record<string, JsonValue | undefined>,
  at?: number,
  errors?: Record<string, string>,
): FactObservation {
  return {
    entityRef: REF,
    facts,
    ...(errors && { errors }),
    ...(at !== undefined && { observedAt: new Date(at) }),
  };
}

/** All of some observations, one after the other. */
export function foldAll(
  observations: readonly FactObservation[],
  given: { rules?: FoldRules; now?: number } = {},
): FactSet {
  return observations.reduce<FactSet | undefined>(
    (set, it) =>
      foldObservation(set, it, given.rules ?? rules, given.now ?? 1_000).next,
    undefined,
  )!;
}
