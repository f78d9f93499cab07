import { JsonValue } from '@backstage/types';
import { FactReadings } from '@groundwork/backstage-plugin-scorecards-node/engine';
import {
  TEAM_SHARES,
  TeamShare,
} from '@groundwork/backstage-plugin-scorecards-node';

/** What CI jobs report by convention. */
export const LINE_COVERAGE = 'ci.lineCoverage';

const SUMMED_UP = [
  ...new Set([...TEAM_SHARES.map(it => it.of), LINE_COVERAGE]),
];

const RECENT_MS = 90 * 24 * 60 * 60_000;

/**
 * Values of a component that are summed up, by fact: null for one that it is
 * known to have no value of.
 */
export type ComponentValues = Readonly<Record<string, JsonValue>>;

/** What tells whether something is known still. */
export interface Freshness {
  now: Date;
  /** For how long a fact is fresh; undefined if nobody declares it. */
  freshnessMsOf: (factId: string) => number | undefined;
}

/**
 * Of what was observed of a component, what is summed up. Stale values are left
 * out: a sum is as fresh as its own observation, and must not hide their age.
 */
export function freshValuesOf(
  readings: FactReadings,
  { now, freshnessMsOf }: Freshness,
): ComponentValues {
  const values: Record<string, JsonValue> = {};
  for (const factId of SUMMED_UP) {
    const { value = null, observedAt } = readings[factId] ?? {};
    const freshnessMs = freshnessMsOf(factId);
    if (
      observedAt !== undefined &&
      freshnessMs !== undefined &&
      observedAt + freshnessMs >= now.getTime()
    ) {
      values[factId] = value;
    }
  }
  return values;
}

/**
 * What is known of a team by what is known of its components. Components of
 * which a fact is not known are left out of its share, since they are neither
 * with nor without.
 */
export function teamFacts(
  components: readonly ComponentValues[],
  now: Date,
): Record<string, JsonValue> {
  const facts: Record<string, JsonValue> = {
    'team.components': components.length,
  };
  for (const share of TEAM_SHARES) {
    const known = valuesOf(components, share.of)
      .map(value => countsFor(share, value, now))
      .filter(counts => counts !== undefined);
    if (known.length > 0) {
      facts[share.id] = known.filter(Boolean).length / known.length;
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

/** Whether a component counts for a share; undefined when that is not known. */
function countsFor(
  { counts = 'true' }: TeamShare,
  value: JsonValue,
  now: Date,
): boolean | undefined {
  switch (counts) {
    case 'true':
      return typeof value === 'boolean' ? value : undefined;
    case 'false':
      return typeof value === 'boolean' ? !value : undefined;
    case 'present':
      return value !== null;
    case 'within90Days':
      return (
        typeof value === 'string' &&
        now.getTime() - Date.parse(value) <= RECENT_MS
      );
    default:
      throw new Error(`Unknown ${counts satisfies never}`);
  }
}

function valuesOf(
  components: readonly ComponentValues[],
  factId: string,
): JsonValue[] {
  return components
    .map(values => values[factId])
    .filter(value => value !== undefined);
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}
