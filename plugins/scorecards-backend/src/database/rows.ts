import { JsonValue } from '@backstage/types';
import { TimestampColumn } from '@groundwork/backstage-plugin-groundwork-node';
import { CheckStatus } from '@groundwork/backstage-plugin-scorecards-common';

/** Rows as the migrations make them; JSON columns go through the kernel's conversion. */
export interface EntityTableRow {
  entity_ref: string;
  digest: string;
  kind: string;
  title: string;
  title_key: string;
  type: string | null;
  lifecycle: string | null;
  tier: number;
  owner_ref: string;
  parent_ref: string | null;
  document: unknown;
  missing_since: TimestampColumn | null;
}

/** One fact in the column `fact_set.facts`; times in epoch milliseconds. */
export interface StoredFact {
  /** Value; absent when the entity has none, or it was never observed. */
  v?: JsonValue;
  /** Changed at. */
  c?: number;
  /** Observed at, where that is not the row's `observed_at`. 0: never. */
  o?: number;
  /** Error of the last attempt. */
  e?: string;
  /** Error since. */
  s?: number;
}

export interface FactSetRow {
  entity_ref: string;
  source: string;
  facts: unknown;
  digest: string;
  observed_at: TimestampColumn;
}

export interface FactChangeRow {
  id: number;
  entity_ref: string;
  source: string;
  replaced_at: TimestampColumn;
  previous: unknown;
}

export interface CollectorRunRow {
  collector_id: string;
  started_at: TimestampColumn;
  succeeded_at: TimestampColumn | null;
  error: string | null;
  error_since: TimestampColumn | null;
  entities: number;
  observations: number;
  problems: unknown;
}

/** The column `state.details`. */
export interface StateDetails {
  /** Since when checks have their status, in epoch milliseconds. */
  a?: number;
  /** The same for each check of which it is another time. */
  s: Record<string, number>;
  /** Why each check that does not pass does not. */
  m: Record<string, string>;
}

export interface StateRow {
  scorecard_id: string;
  entity_ref: string;
  version: number;
  seq: number;
  statuses: string;
  level: number;
  levels: number;
  unmeasured: boolean | number;
  score: number;
  passed_weight: number;
  known_weight: number;
  applicable_weight: number;
  level_since: TimestampColumn;
  evaluated_at: TimestampColumn;
  details: unknown;
  owner_ref: string;
  title_key: string;
  tier: number;
}

/** One check in the column `transition.changes`. */
export interface StoredChange {
  c: string;
  f?: CheckStatus;
  t?: CheckStatus;
  /** Values by fact id. */
  v?: Record<string, JsonValue>;
}

export interface TransitionRow {
  scorecard_id: string;
  entity_ref: string;
  seq: number;
  version: number;
  at: TimestampColumn;
  from_level: number | null;
  to_level: number | null;
  statuses: string;
  passed_weight: number;
  known_weight: number;
  applicable_weight: number;
  owner_ref: string;
  changes: unknown;
}

/**
 * One check in the column `rollup.checks`: entities that pass, fail, are
 * unknown, stale, exempt, and for how many it alone is missing for their next
 * level. Checks that are only announced are not counted.
 */
export type CheckCounts = [number, number, number, number, number, number];

export interface RollupRow {
  scorecard_id: string;
  owner_ref: string;
  tier: number;
  entities: number;
  unmeasured: number;
  passed_weight: number;
  known_weight: number;
  applicable_weight: number;
  levels: unknown;
  checks: unknown;
}

export interface DailyRow {
  scorecard_id: string;
  owner_ref: string;
  tier: number;
  day: string;
  entities: number;
  passed_weight: number;
  known_weight: number;
  applicable_weight: number;
  levels: unknown;
}

export interface WaiverRow {
  id: string;
  entity_ref: string;
  scorecard_id: string;
  check_id: string;
  reason: string;
  compensating_check_id: string | null;
  status: string;
  requested_by: string;
  requested_at: TimestampColumn;
  expires_at: TimestampColumn;
  decided_by: string | null;
  decided_at: TimestampColumn | null;
  decision_comment: string | null;
  reminded_at: TimestampColumn | null;
}

export interface NoticeRow {
  id: number;
  recipient_ref: string;
  scorecard_id: string;
  entity_ref: string;
  kind: string;
  content: unknown;
  created_at: TimestampColumn;
}
