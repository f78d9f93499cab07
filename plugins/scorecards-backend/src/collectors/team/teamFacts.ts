import { JsonValue } from '@backstage/types';
import { FactReadings } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { TEAM_SHARES } from '@groundwork/backstage-plugin-scorecards-node';

/** What CI jobs report by convention. */
export const LINE_COVERAGE = 'ci.lineCoverage';

/**
 * What is known of a team by what is known of its components. Components of
 * which a fact is not known are left out of its share, since they are neither
 * with nor without.
 */
export function teamFacts(
  components: readonly FactReadings[],
): Record<string, JsonValue> {
  const facts: Record<string, JsonValue> = {
    'team.components': components.length,
  };
  for (const { id, of } of TEAM_SHARES) {
    const known = valuesOf(components, of).filter(
      value => typeof value === 'boolean',
    );
    if (known.length > 0) {
      facts[id] = known.filter(Boolean).length / known.length;
    }
  }
  const coverage = valuesOf(components, LINE_COVERAGE).filter(
    value => typeof value === 'number',
  );
  if (coverage.length > 0) {
    facts['team.lineCoverageMedian'] = medianOf(coverage);
  }
  return facts;
}

function valuesOf(
  components: readonly FactReadings[],
  factId: string,
): JsonValue[] {
  return components
    .map(readings => readings[factId]?.value)
    .filter(value => value !== undefined);
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}
