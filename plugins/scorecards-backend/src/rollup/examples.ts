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
import { ValuedFix } from './fixes';
import { countInPacked, OwnerSums, PackedSums } from './packedSums';
import { SumsKey } from './sums';

/** How many entities are named with a fix. */
export const EXAMPLES_PER_FIX = 3;

/**
 * How a check does not pass, in the order in which entities are named: what is
 * only unknown may well be in order.
 */
const MISSING: ReadonlyArray<readonly CheckStatus[]> = [
  ['fail', 'stale'],
  ['unknown'],
];

/** What stands in `state.statuses` for an enforced check with such a status. */
const MISSING_LETTERS = MISSING.map(statuses =>
  lettersOf(statuses).filter(letter => decodeStatus(letter)?.enforced),
);

/** The place of a letter of `state.statuses` in that order; -1 if it passes. */
export function missingRank(letter: string | undefined): number {
  return MISSING_LETTERS.findIndex(letters => letters.includes(letter ?? ''));
}

/** The most critical first, and those without a tier last. */
export function byTier(a: { tier: number }, b: { tier: number }): number {
  return (a.tier || Infinity) - (b.tier || Infinity) || 0;
}

interface ExampleRow extends EntitySummaryRow {
  fix: number;
  missing_rank: number;
}

/** Entities of an owner and tier for which a check has some status. */
interface Hit {
  cell: PackedSums;
  /** Place of the status in {@link MISSING}. */
  rank: number;
}

/**
 * Names entities that fixes are for, those known not to pass first and then the
 * most critical, with one statement for all of them.
 *
 * The sums tell of which owner and tier there are some, so that only the
 * entities of a few owners are looked at, by the index on (scorecard_id,
 * owner_ref, entity_ref).
 */
export async function findExamples(
  knex: Knex,
  fixes: readonly ValuedFix[],
  {
    owners,
    scorecards,
    caller,
  }: {
    owners: readonly OwnerSums[];
    scorecards: ReadonlyMap<string, CurrentScorecard>;
    caller: Pick<Asker, 'readable'>;
  },
): Promise<ScoredEntity[][]> {
  const tiers = tiersOf(owners);
  const parts = fixes.flatMap((fix, index) => {
    const scorecard = scorecards.get(fix.scorecardId);
    return scorecard
      ? hitsOf(fix, tiers, owners).map(hit =>
          entitiesIn(knex, hit, { checkId: fix.checkId, index, scorecard }),
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
    .select([...SUMMARY_COLUMNS, 'hit.fix', 'hit.missing_rank']);
  const allowed = await caller.readable([
    ...new Set(rows.flatMap(row => [row.entity_ref, row.owner_ref])),
  ]);
  return fixes.map((_, index) =>
    rows
      .filter(row => row.fix === index && allowed.has(row.entity_ref))
      .sort((a, b) => a.missing_rank - b.missing_rank || byTier(a, b))
      .slice(0, EXAMPLES_PER_FIX)
      .map(row => scoredEntityOf(row, allowed)),
  );
}

/** Where there are enough entities for which a check does not pass. */
function hitsOf(
  fix: ValuedFix,
  tiers: readonly number[],
  owners: readonly OwnerSums[],
): Hit[] {
  const found: Hit[] = [];
  let entities = 0;
  for (const [rank, statuses] of MISSING.entries()) {
    if (statuses.every(status => isNone(fix, status))) {
      continue;
    }
    // There are few tiers and many owners, and mostly the first few are enough.
    for (const cell of cellsOf(fix, tiers, owners)) {
      const misses = countInPacked(cell, fix.checkId, statuses);
      if (misses > 0) {
        entities += misses;
        found.push({ cell, rank });
      }
      if (entities >= EXAMPLES_PER_FIX) {
        return found;
      }
    }
  }
  return found;
}

function isNone({ counts }: ValuedFix, status: CheckStatus): boolean {
  const { [status as keyof typeof counts]: count = 0 } = counts;
  return count === 0;
}

/** The sums of a fix's scorecard, those of the most critical tier first. */
function* cellsOf(
  { scorecardId }: ValuedFix,
  tiers: readonly number[],
  owners: readonly OwnerSums[],
): Generator<PackedSums> {
  for (const tier of tiers) {
    for (const { cells } of owners) {
      for (const cell of cells) {
        if (cell.tier === tier && cell.scorecardId === scorecardId) {
          yield cell;
        }
      }
    }
  }
}

/** The tiers that there are, the most critical first. */
function tiersOf(owners: readonly OwnerSums[]): number[] {
  const tiers = new Set<number>();
  for (const { cells } of owners) {
    for (const { tier } of cells) {
      tiers.add(tier);
    }
  }
  return [...tiers]
    .map(tier => ({ tier }))
    .sort(byTier)
    .map(({ tier }) => tier);
}

function entitiesIn(
  knex: Knex,
  { cell, rank }: Hit,
  {
    checkId,
    index,
    scorecard: { version, definition },
  }: { checkId: string; index: number; scorecard: CurrentScorecard },
): Knex.QueryBuilder {
  const { scorecardId, ownerRef, tier }: SumsKey = cell;
  const letters = MISSING_LETTERS[rank];
  const position = definition.checks.findIndex(({ id }) => id === checkId) + 1;
  return (
    knex<StateRow>('state')
      // Statuses of other versions have other checks at this place.
      .where({ scorecard_id: scorecardId, owner_ref: ownerRef, version })
      // The plus keeps SQLite, which knows nothing of how many there are, from
      // going through all of the tier by its index.
      .whereRaw('+tier = ?', [tier])
      .whereRaw(
        `substr(statuses, ?, 1) IN (${letters.map(() => '?').join(', ')})`,
        [position, ...letters],
      )
      .orderBy('entity_ref')
      .limit(EXAMPLES_PER_FIX)
      .select(
        'entity_ref',
        knex.raw('CAST(? AS integer) AS fix', [index]),
        knex.raw('CAST(? AS integer) AS missing_rank', [rank]),
      )
  );
}
