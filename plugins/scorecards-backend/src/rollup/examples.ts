import {
  CheckStatus,
  ScoredEntity,
} from '@groundwork/backstage-plugin-scorecards-common';
import { Knex } from 'knex';
import { StateRow } from '../database/rows';
import { CurrentScorecard } from '../definitions/types';
import { decodeStatus, lettersOf } from '../states/statuses';
import { Asker } from './Asker';
import {
  EntitySummaryRow,
  joinOwner,
  scoredEntityOf,
  SUMMARY_COLUMNS,
} from './describeEntities';
import { missesIn, ValuedFix } from './fixes';
import { KeyedSums } from './sums';

/** How many entities are named with a fix. */
export const EXAMPLES_PER_FIX = 3;

const MISSING: readonly CheckStatus[] = ['fail', 'unknown', 'stale'];

/** What stands in `state.statuses` for an enforced check that does not pass. */
export const MISSING_LETTERS: readonly string[] = lettersOf(MISSING).filter(
  letter => decodeStatus(letter)?.enforced,
);

const PLACES = MISSING_LETTERS.map(() => '?').join(', ');

/** The most critical first, and those without a tier last. */
export function byTier(a: { tier: number }, b: { tier: number }): number {
  return (a.tier || Infinity) - (b.tier || Infinity) || 0;
}

interface ExampleRow extends EntitySummaryRow {
  fix: number;
}

/**
 * Names entities that fixes are for, the most critical first, with one
 * statement for all of them.
 *
 * The sums tell of which owner and tier there are some, so that only the
 * entities of a few owners are looked at, by the index on (scorecard_id,
 * owner_ref, entity_ref).
 */
export async function findExamples(
  knex: Knex,
  fixes: readonly ValuedFix[],
  {
    cells,
    scorecards,
    caller,
  }: {
    cells: readonly KeyedSums[];
    scorecards: ReadonlyMap<string, CurrentScorecard>;
    caller: Pick<Asker, 'readable'>;
  },
): Promise<ScoredEntity[][]> {
  const parts = fixes.flatMap((fix, index) => {
    const scorecard = scorecards.get(fix.scorecardId);
    return scorecard
      ? cellsWith(fix, cells).map(cell =>
          entitiesIn(knex, cell, { checkId: fix.checkId, index, scorecard }),
        )
      : [];
  });
  if (parts.length === 0) {
    return fixes.map(() => []);
  }
  const hits = parts.map((part, index) =>
    knex.select('*').from(part.as(`part_${index}`)),
  );
  const rows: ExampleRow[] = await knex('entity')
    .join(knex.unionAll(hits).as('hit'), 'hit.entity_ref', 'entity.entity_ref')
    .modify(joinOwner)
    .orderBy('entity.entity_ref')
    .select([...SUMMARY_COLUMNS, 'hit.fix']);
  const allowed = await caller.readable([
    ...new Set(rows.flatMap(row => [row.entity_ref, row.owner_ref])),
  ]);
  return fixes.map((_, index) =>
    rows
      .filter(row => row.fix === index && allowed.has(row.entity_ref))
      .sort(byTier)
      .slice(0, EXAMPLES_PER_FIX)
      .map(row => scoredEntityOf(row, allowed)),
  );
}

/** Owners and tiers that have enough entities for which a check does not pass. */
function cellsWith(
  { scorecardId, checkId }: ValuedFix,
  cells: readonly KeyedSums[],
): KeyedSums[] {
  const found: KeyedSums[] = [];
  let entities = 0;
  const candidates = cells
    .filter(
      cell => cell.scorecardId === scorecardId && missesIn(cell, checkId) > 0,
    )
    .sort(byTier);
  for (const cell of candidates) {
    if (entities >= EXAMPLES_PER_FIX) {
      break;
    }
    entities += missesIn(cell, checkId);
    found.push(cell);
  }
  return found;
}

function entitiesIn(
  knex: Knex,
  { scorecardId, ownerRef, tier }: KeyedSums,
  {
    checkId,
    index,
    scorecard: { version, definition },
  }: { checkId: string; index: number; scorecard: CurrentScorecard },
): Knex.QueryBuilder {
  const position = definition.checks.findIndex(({ id }) => id === checkId) + 1;
  return (
    knex<StateRow>('state')
      // Statuses of other versions have other checks at this place.
      .where({ scorecard_id: scorecardId, owner_ref: ownerRef, version })
      // The plus keeps SQLite, which knows nothing of how many there are, from
      // going through all of the tier by its index.
      .whereRaw('+tier = ?', [tier])
      .whereRaw(`substr(statuses, ?, 1) IN (${PLACES})`, [
        position,
        ...MISSING_LETTERS,
      ])
      .orderBy('entity_ref')
      .limit(EXAMPLES_PER_FIX)
      .select('entity_ref', knex.raw('CAST(? AS integer) AS fix', [index]))
  );
}
