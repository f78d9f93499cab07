import {
  dialectOf,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { RollupRow } from '../database/rows';
import { lockSums, sumsOfRow, writeSums } from './rollupRows';
import { readScorecardSums } from './stateSums';
import {
  addDelta,
  addSums,
  bySumsKey,
  KeyedSums,
  noSums,
  sumsKeyOf,
  SumsDelta,
} from './sums';

/** Weights that differ by less are the same. */
const TOLERANCE = 1e-6;

/** Keeps the table `rollup`: what the states of each owner's entities add up to. */
export class RollupCounters {
  constructor(private readonly options: { knex: Knex }) {}

  /**
   * Adds changes of states to the sums, in the transaction that changes the
   * states. The rows stay locked until it ends, and all who evaluate entities of
   * the same owners wait for them: nothing but what ends the work should come
   * after this.
   */
  async apply(
    trx: Knex.Transaction,
    deltas: readonly SumsDelta[],
  ): Promise<void> {
    const differences = new Map<string, KeyedSums>();
    for (const delta of deltas) {
      addDelta(differences, delta);
    }
    const changed = [...differences.values()].filter(isSome).sort(bySumsKey);
    if (changed.length === 0) {
      return;
    }
    const stored = await lockSums(trx, changed);
    for (const difference of changed) {
      const known = stored.get(sumsKeyOf(difference));
      if (!known) {
        throw new Error(
          `The sums of ${sumsKeyOf(difference)} were not to be locked`,
        );
      }
      addSums(known, difference);
    }
    await writeRows(trx, [...stored.values()]);
  }

  /**
   * Sets the sums to what the states say, one scorecard after the other.
   *
   * @returns how many rows were not as they should be: 0 unless something is
   * wrong
   */
  async recount(): Promise<number> {
    const { knex } = this.options;
    const ids = await knex
      .select<Array<{ scorecard_id: string }>>('scorecard_id')
      .from('state')
      .union(query => query.select('scorecard_id').from('rollup'));
    let corrected = 0;
    for (const { scorecard_id: scorecardId } of ids) {
      corrected += await knex.transaction(trx =>
        recountScorecard(trx, scorecardId),
      );
    }
    return corrected;
  }
}

function isSome(difference: KeyedSums): boolean {
  return (
    difference.entities !== 0 ||
    difference.unmeasured !== 0 ||
    difference.passedWeight !== 0 ||
    difference.knownWeight !== 0 ||
    difference.applicableWeight !== 0 ||
    difference.levels.length > 0 ||
    difference.checks.size > 0
  );
}

/** Writes rows that are locked; those without entities are deleted. */
async function writeRows(
  trx: Knex.Transaction,
  sums: readonly KeyedSums[],
): Promise<void> {
  await writeSums(trx, sums);
  const emptied = sums.filter(({ entities }) => entities === 0);
  if (emptied.length > 0) {
    await trx('rollup')
      .where(
        whereInArray('owner_ref', [
          ...new Set(emptied.map(({ ownerRef }) => ownerRef)),
        ]),
      )
      .where({ entities: 0 })
      .delete();
  }
}

async function recountScorecard(
  trx: Knex.Transaction,
  scorecardId: string,
): Promise<number> {
  if (dialectOf(trx) === 'postgres') {
    // Evaluations that have written states and not yet sums wait, with states
    // that are not seen here. Those that went before have ended.
    await trx.raw('LOCK TABLE rollup IN SHARE ROW EXCLUSIVE MODE');
  }
  const right = await readScorecardSums(trx, scorecardId);
  const rows = await trx<RollupRow>('rollup').where({
    scorecard_id: scorecardId,
  });
  const stored = new Map(
    rows.map(row => {
      const sums = sumsOfRow(trx, row);
      return [sumsKeyOf(sums), sums];
    }),
  );
  const wrong = [...right.values()].filter(sums => {
    const known = stored.get(sumsKeyOf(sums));
    return !known || !isSame(known, sums);
  });
  const extra = [...stored.values()]
    .filter(sums => !right.has(sumsKeyOf(sums)))
    .map(({ ownerRef, tier }) => ({
      scorecardId,
      ownerRef,
      tier,
      ...noSums(),
    }));
  const corrections = [...wrong, ...extra];
  if (corrections.length > 0) {
    await writeRows(trx, corrections);
  }
  return corrections.length;
}

function isSame(a: KeyedSums, b: KeyedSums): boolean {
  return (
    a.entities === b.entities &&
    a.unmeasured === b.unmeasured &&
    isNear(a.passedWeight, b.passedWeight) &&
    isNear(a.knownWeight, b.knownWeight) &&
    isNear(a.applicableWeight, b.applicableWeight) &&
    String(a.levels) === String(b.levels) &&
    a.checks.size === b.checks.size &&
    [...a.checks].every(([id, counts]) => {
      const others = b.checks.get(id);
      return others !== undefined && String(counts) === String(others);
    })
  );
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < TOLERANCE;
}
