import { HumanDuration, JsonObject, JsonValue } from '@backstage/types';

/**
 * The types that a fact can have.
 *
 * As JSON, a `timestamp` is an ISO 8601 text, a `duration` a text such as
 * `90s`, `1h30m` or `PT1H30M`, an `integer` a whole number of up to 64 bits
 * (a text of digits where JSON's numbers are not exact).
 *
 * @public
 */
export const FACT_TYPES = [
  'boolean',
  'integer',
  'double',
  'string',
  'string-list',
  'timestamp',
  'duration',
  'object',
] as const;

/**
 * @public
 */
export type FactType = (typeof FACT_TYPES)[number];

/**
 * What can be known of an entity, and of which type it is.
 *
 * @public
 */
export interface FactSchema {
  /** Names in lower camel case with dots between, e.g. `repo.hasReadme`. */
  id: string;
  type: FactType;
  /** E.g. `hours`; for people. */
  unit?: string;
  /** What it says, for people. */
  description: string;
  /** The least that it can be; for `integer` and `double` only. */
  minimum?: number;
  /** The most that it can be; for `integer` and `double` only. */
  maximum?: number;
  /** JSON Schema of the value; for `object` only. */
  schema?: JsonObject;
  /** How old an observation may be; the collector's unless said. */
  freshness?: HumanDuration;
}

/**
 * A fact schema as the API lists it.
 *
 * @public
 */
export interface KnownFact extends FactSchema {
  /** Id of the collector that observes it, or `push`. */
  source: string;
  /** Milliseconds for which an observation counts as fresh. */
  freshnessMs: number;
  /** Scorecards with a check that reads it. */
  usedBy: Array<{ scorecardId: string; title: string }>;
}

/**
 * What is known of one fact of one entity.
 *
 * @public
 */
export interface FactState {
  factId: string;
  source: string;
  /** The last value that was observed; absent when it never was. */
  value?: JsonValue;
  /** ISO 8601: when the value was last seen to hold. */
  observedAt?: string;
  /** ISO 8601: since when it has this value. */
  changedAt?: string;
  /** ISO 8601: until when the observation counts as fresh. */
  freshUntil?: string;
  /** Why the last attempt to observe it failed. The value is older than that. */
  error?: string;
  /** ISO 8601: since when it fails. */
  errorSince?: string;
}

/**
 * A fact that a CI job or another system reports.
 *
 * @public
 */
export interface PushedFact {
  /** E.g. `component:default/orders`. */
  entityRef: string;
  factId: string;
  /**
   * `null` withdraws what was reported before: from then on the fact is as if
   * never observed. What it was until then stays in the history.
   */
  value: JsonValue;
  /** ISO 8601: when it was observed; now unless said, never in the future. */
  observedAt?: string;
}

/**
 * What became of pushed facts. All or none are stored.
 *
 * @public
 */
export interface PushFactsResponse {
  /** Facts stored, whether or not their value is another one. */
  stored: number;
  /** Facts with another value than before, or none any more. */
  changed: number;
  /** Facts that were already known with a later observation, so left alone. */
  outdated: number;
}
