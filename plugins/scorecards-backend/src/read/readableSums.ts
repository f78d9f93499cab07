import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { Reader } from '../authorization/Caller';
import { StateRow } from '../database/rows';
import { Definitions } from '../definitions/types';
import { contributionOfRow, StandingRow } from '../rollup/stateSums';
import {
  addDelta,
  addSums,
  KeyedSums,
  noSums,
  sumsKeyOf,
} from '../rollup/sums';
import { definitionsOf } from './versions';
import { versionKey } from '../definitions/types';

/**
 * What states have in common that add the same to sums. All else follows from
 * the statuses and the version.
 */
const COMMON_COLUMNS = ['scorecard_id', 'version', 'statuses', 'tier'] as const;

type CommonRow = Pick<StandingRow, (typeof COMMON_COLUMNS)[number]> & {
  owner_ref?: string;
  level: number;
  unmeasured: number;
  passed_weight: number;
  known_weight: number;
  applicable_weight: number;
  states: number | string;
};

/** Sums of what a caller may read. */
export interface ReadableSums {
  cells: KeyedSums[];
  /** True when some entities may not be read, so are not in the sums. */
  partial: boolean;
}

/**
 * Sums of the entities that a caller may read who may not read all. The
 * catalog is asked about all of them at once; it takes as many statements for
 * ten as for fifty thousand.
 */
export async function readReadableSums(
  {
    knex,
    definitions,
  }: { knex: Knex; definitions: Pick<Definitions, 'findVersions'> },
  scorecardIds: readonly string[],
  {
    reader,
    byOwner,
  }: {
    reader: Reader;
    /** Whether sums are wanted of each owner; else of all of them. */
    byOwner: boolean;
  },
): Promise<ReadableSums> {
  const refs = await knex<StateRow>('state')
    .where(whereInArray('scorecard_id', scorecardIds))
    .distinct()
    .pluck('entity_ref');
  const readable = await reader.readable(refs);
  const rows =
    readable.size === 0
      ? []
      : await readCommon(knex, {
          scorecardIds,
          entityRefs: [...readable],
          byOwner,
        });
  const definitionOf = await definitionsOf(definitions, rows);
  const sums = new Map<string, KeyedSums>();
  for (const row of rows) {
    const versions = new Map([
      [versionKey(row.scorecard_id, row.version), definitionOf(row)],
    ]);
    const contribution = contributionOfRow(
      { owner_ref: '', ...row, entity_ref: '' },
      versions,
    );
    const one = new Map<string, KeyedSums>();
    addDelta(one, { after: contribution });
    one.forEach(cell => addCell(sums, timesOf(cell, Number(row.states))));
  }
  return { cells: [...sums.values()], partial: readable.size < refs.length };
}

/** States that say the same come as one row, with how many they are. */
async function readCommon(
  knex: Knex,
  {
    scorecardIds,
    entityRefs,
    byOwner,
  }: {
    scorecardIds: readonly string[];
    entityRefs: readonly string[];
    byOwner: boolean;
  },
): Promise<CommonRow[]> {
  const columns = [...COMMON_COLUMNS, ...(byOwner ? ['owner_ref'] : [])];
  return knex('state')
    .where(whereInArray('scorecard_id', scorecardIds))
    .where(whereInArray('entity_ref', entityRefs))
    .groupBy(columns)
    .select<CommonRow[]>(
      ...columns,
      knex.raw('COUNT(*) AS states'),
      knex.raw('MIN(level) AS level'),
      knex.raw('MIN(CAST(unmeasured AS integer)) AS unmeasured'),
      ...['passed_weight', 'known_weight', 'applicable_weight'].map(column =>
        knex.raw('MIN(??) AS ??', [column, column]),
      ),
    );
}

function addCell(sums: Map<string, KeyedSums>, cell: KeyedSums): void {
  const key = sumsKeyOf(cell);
  const { scorecardId, ownerRef, tier } = cell;
  const known = sums.get(key) ?? { scorecardId, ownerRef, tier, ...noSums() };
  addSums(known, cell);
  sums.set(key, known);
}

function timesOf(cell: KeyedSums, times: number): KeyedSums {
  return {
    ...cell,
    entities: times * cell.entities,
    unmeasured: times * cell.unmeasured,
    passedWeight: times * cell.passedWeight,
    knownWeight: times * cell.knownWeight,
    applicableWeight: times * cell.applicableWeight,
    levels: cell.levels.map(count => times * count),
    checks: new Map(
      [...cell.checks].map(
        ([id, [pass, fail, unknown, stale, exempt, sole]]) => [
          id,
          [
            times * pass,
            times * fail,
            times * unknown,
            times * stale,
            times * exempt,
            times * sole,
          ],
        ],
      ),
    ),
  };
}
