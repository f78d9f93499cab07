import { CurrentDefinitions } from '../definitions/types';

const remembered = new WeakMap<
  CurrentDefinitions,
  ReadonlyMap<string, number>
>();

/**
 * After how many milliseconds the first check takes a fact for stale, by id.
 * Facts that no check reads are left out.
 */
export function strictestFreshness(
  definitions: CurrentDefinitions,
): ReadonlyMap<string, number> {
  const known = remembered.get(definitions);
  if (known) {
    return known;
  }
  const strictest = new Map<string, number>();
  const take = (factId: string, freshnessMs: number | undefined) => {
    if (freshnessMs !== undefined) {
      const before = strictest.get(factId) ?? Infinity;
      strictest.set(factId, Math.min(before, freshnessMs));
    }
  };
  for (const factId of definitions.readers.keys()) {
    take(factId, definitions.compiler.facts.get(factId)?.freshnessMs);
  }
  for (const { compiled } of definitions.scorecards.values()) {
    for (const { condition, freshnessMs } of compiled.checks) {
      condition.factIds.forEach(factId => take(factId, freshnessMs));
    }
  }
  remembered.set(definitions, strictest);
  return strictest;
}
