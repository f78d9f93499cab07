import {
  fromJsonColumn,
  toJsonColumn,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { CheckCounts, RollupRow } from '../database/rows';
import { KeyedSums } from './sums';

/** The columns that a row of sums is found by. */
export const ROLLUP_KEY = ['scorecard_id', 'owner_ref', 'tier'] as const;

/** A row as sums. */
export function sumsOfRow(knex: Knex, row: RollupRow): KeyedSums {
  const checks = fromJsonColumn<Record<string, CheckCounts>>(knex, row.checks);
  return {
    scorecardId: row.scorecard_id,
    ownerRef: row.owner_ref,
    tier: row.tier,
    entities: row.entities,
    unmeasured: row.unmeasured,
    passedWeight: row.passed_weight,
    knownWeight: row.known_weight,
    applicableWeight: row.applicable_weight,
    levels: fromJsonColumn<number[]>(knex, row.levels) ?? [],
    checks: new Map(Object.entries(checks ?? {})),
  };
}

/** Sums as a row. */
export function rowOfSums(sums: KeyedSums): RollupRow {
  return {
    scorecard_id: sums.scorecardId,
    owner_ref: sums.ownerRef,
    tier: sums.tier,
    entities: sums.entities,
    unmeasured: sums.unmeasured,
    passed_weight: sums.passedWeight,
    known_weight: sums.knownWeight,
    applicable_weight: sums.applicableWeight,
    levels: toJsonColumn(sums.levels),
    checks: toJsonColumn(Object.fromEntries(sums.checks)),
  };
}
