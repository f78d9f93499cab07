import { Knex } from 'knex';
import { DailyRow } from '../database/rows';
import { KeyedSums } from '../rollup/sums';

/** More levels no scorecard has. */
const MAX_LEVELS = 10;

const LEVELS = Array.from({ length: MAX_LEVELS + 1 }, (_, level) => level);

type Summed = Record<string, number | string | null> & {
  scorecard_id: string;
};

/** Sums of a day of all entities of one tier. */
export interface DaySums extends KeyedSums {
  day: string;
}

/** Sums of all entities of some days, with one statement. */
export async function readDays(
  knex: Knex,
  days: readonly string[],
): Promise<DaySums[]> {
  const rows = await knex<DailyRow>('daily')
    .whereIn('day', days)
    .groupBy('day', 'scorecard_id', 'tier')
    .select<Summed[]>('day', 'scorecard_id', 'tier', ...sumsOf(knex));
  return rows.map(row => ({ ...cellOf(row), day: String(row.day) }));
}

function sumsOf(knex: Knex): Knex.Raw[] {
  return [
    knex.raw('SUM(entities) AS entities'),
    knex.raw('SUM(passed_weight) AS passed'),
    knex.raw('SUM(known_weight) AS known'),
    knex.raw('SUM(applicable_weight) AS applicable'),
    ...LEVELS.map(level =>
      knex.raw(`SUM(CAST(levels ->> ${level} AS integer)) AS level_${level}`),
    ),
  ];
}

function cellOf(row: Summed): KeyedSums {
  return {
    scorecardId: row.scorecard_id,
    ownerRef: '',
    tier: Number(row.tier),
    entities: Number(row.entities),
    unmeasured: 0,
    passedWeight: Number(row.passed),
    knownWeight: Number(row.known),
    applicableWeight: Number(row.applicable),
    levels: LEVELS.map(level => Number(row[`level_${level}`] ?? 0)),
    checks: new Map(),
  };
}
