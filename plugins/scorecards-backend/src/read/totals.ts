import { Knex } from 'knex';
import { DailyRow, RollupRow } from '../database/rows';
import { KeyedSums, noSums } from '../rollup/sums';

/** More levels no scorecard has. */
const MAX_LEVELS = 10;

const LEVELS = Array.from({ length: MAX_LEVELS + 1 }, (_, level) => level);
const STATUSES = [0, 1, 2, 3, 4];

type Summed = Record<string, number | string | null> & {
  scorecard_id: string;
};

/** Sums of a day of all entities of one tier. */
export interface DaySums extends KeyedSums {
  day: string;
}

/**
 * Sums of all entities, by scorecard and tier, without looking at each owner
 * here: with two statements, which the database adds up.
 */
export async function readTotals(knex: Knex): Promise<KeyedSums[]> {
  const [cells, counts] = await Promise.all([
    knex<RollupRow>('rollup')
      .groupBy('scorecard_id', 'tier')
      .select<Summed[]>(
        'scorecard_id',
        'tier',
        knex.raw('SUM(unmeasured) AS unmeasured'),
        ...sumsOf(knex),
      ),
    readCounts(knex),
  ]);
  return [
    ...cells.map(row => ({
      ...cellOf(row),
      unmeasured: Number(row.unmeasured),
    })),
    ...counts,
  ];
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

/**
 * For how many entities each check has each status. Of no entities and no
 * tier: counts are not weighted.
 */
async function readCounts(knex: Knex): Promise<KeyedSums[]> {
  const rows = await knex
    .from(knex.raw('rollup, json_each(rollup.checks) AS counted'))
    .groupBy('rollup.scorecard_id', 'counted.key')
    .select<Array<Summed & { check_id: string }>>(
      'rollup.scorecard_id',
      'counted.key as check_id',
      ...STATUSES.map(index =>
        knex.raw(
          `SUM(CAST(counted.value ->> ${index} AS integer)) AS status_${index}`,
        ),
      ),
    );
  return rows.map(row => {
    const [pass, fail, unknown, stale, exempt] = STATUSES.map(index =>
      Number(row[`status_${index}`] ?? 0),
    );
    return {
      ...noSums(),
      scorecardId: row.scorecard_id,
      ownerRef: '',
      tier: 0,
      checks: new Map([
        [row.check_id, [pass, fail, unknown, stale, exempt, 0]],
      ]),
    };
  });
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
