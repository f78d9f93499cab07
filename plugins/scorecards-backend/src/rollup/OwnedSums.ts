import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import {
  ScorecardDefinition,
  ScoredEntity,
} from '@groundwork/backstage-plugin-scorecards-common';
import { Knex } from 'knex';
import { StateRow } from '../database/rows';
import {
  CurrentDefinitions,
  Definitions,
  versionKey,
} from '../definitions/types';
import { Asker } from './Asker';
import { describeEntities } from './describeEntities';
import {
  byTier,
  EXAMPLES_PER_FIX,
  findExamples,
  missingRank,
} from './examples';
import { ValuedFix } from './fixes';
import { groupBy } from './groupBy';
import { contributionOfRow, STANDING_COLUMNS, StandingRow } from './stateSums';
import { OwnerSums } from './packedSums';
import { addTimes, KeyedSums, sumByTier } from './sums';
import { SumsMemory } from './SumsMemory';

/** Summed up without letting others have their turn: some milliseconds. */
const STATES_PER_TURN = 500;

/** Where the entities of some owners stand. */
export interface Owned {
  /**
   * Sums of the scorecards in force, by scorecard and tier, of all owners that
   * are put into the same part.
   */
  sumBy(partOf: (ownerRef: string) => string): Map<string, KeyedSums[]>;
  /** True when some of the entities may not be read, so are not in the sums. */
  partial: boolean;
  /** Names entities that fixes are for, in the order of the fixes. */
  findExamples(fixes: readonly ValuedFix[]): Promise<ScoredEntity[][]>;
}

/** Reads where the entities of owners stand, as far as callers may know. */
export class OwnedSums {
  /** The sums that are kept, for others who read them too. */
  readonly memory: SumsMemory;

  constructor(
    private readonly options: { knex: Knex; definitions: Definitions },
  ) {
    this.memory = new SumsMemory(options);
  }

  /**
   * Where the entities of owners stand. For callers who may read everything it
   * takes the sums that are kept; for others the states of what they may read.
   */
  async read(
    owners: readonly string[],
    { scorecards }: Pick<CurrentDefinitions, 'scorecards'>,
    caller: Asker,
  ): Promise<Owned> {
    return (await caller.readsAll())
      ? this.#readKept(owners, scorecards, caller)
      : this.#readStates(owners, scorecards, caller);
  }

  async #readKept(
    owners: readonly string[],
    scorecards: CurrentDefinitions['scorecards'],
    caller: Asker,
  ): Promise<Owned> {
    const { knex } = this.options;
    const kept = await this.memory.read(owners);
    return {
      sumBy: partOf => this.#sumKept({ owners, kept, scorecards }, partOf),
      partial: false,
      findExamples: fixes =>
        findExamples(knex, fixes, { owners: kept, scorecards, caller }),
    };
  }

  /**
   * Adds up the sums of all owners that are put into the same part. What is
   * kept of scorecards that are not in force is left out at the end, when there
   * is little left to go through.
   */
  #sumKept(
    {
      owners,
      kept,
      scorecards,
    }: {
      owners: readonly string[];
      kept: readonly OwnerSums[];
      scorecards: CurrentDefinitions['scorecards'];
    },
    partOf: (ownerRef: string) => string,
  ): Map<string, KeyedSums[]> {
    const parts = groupBy(kept, ({ ownerRef }) => partOf(ownerRef));
    return new Map(
      [...this.memory.totals.of(owners, parts)]
        .map(([part, sums]): [string, KeyedSums[]] => [
          part,
          sums.filter(({ scorecardId }) => scorecards.has(scorecardId)),
        ])
        .filter(([, sums]) => sums.length > 0),
    );
  }

  async #readStates(
    owners: readonly string[],
    scorecards: CurrentDefinitions['scorecards'],
    caller: Asker,
  ): Promise<Owned> {
    const { knex, definitions } = this.options;
    // Leans on the index on (scorecard_id, owner_ref, entity_ref).
    const rows: StandingRow[] = await knex<StateRow>('state')
      .where(whereInArray('scorecard_id', [...scorecards.keys()]))
      .where(whereInArray('owner_ref', owners))
      .select(...STANDING_COLUMNS);
    const refs = new Set(rows.map(row => row.entity_ref));
    const readable = await caller.readable([...refs]);
    const visible = rows.filter(row => readable.has(row.entity_ref));
    const versions = await definitions.findVersions([
      ...new Set(visible.map(row => versionKey(row.scorecard_id, row.version))),
    ]);
    const cells = await sumUp(visible, versions);
    return {
      sumBy: partOf => sumCells(cells, partOf),
      partial: visible.length < rows.length,
      findExamples: fixes =>
        this.#examplesAmong(fixes, { visible, scorecards, caller }),
    };
  }

  async #examplesAmong(
    fixes: readonly ValuedFix[],
    {
      visible,
      scorecards,
      caller,
    }: {
      visible: readonly StandingRow[];
      scorecards: CurrentDefinitions['scorecards'];
      caller: Asker;
    },
  ): Promise<ScoredEntity[][]> {
    const refs = fixes.map(({ scorecardId, checkId }) => {
      const scorecard = scorecards.get(scorecardId);
      const position =
        scorecard?.definition.checks.findIndex(({ id }) => id === checkId) ??
        -1;
      return visible
        .filter(
          row =>
            row.scorecard_id === scorecardId &&
            row.version === scorecard?.version &&
            missingRank(row.statuses[position]) >= 0,
        )
        .sort(
          (a, b) =>
            missingRank(a.statuses[position]) -
              missingRank(b.statuses[position]) ||
            byTier(a, b) ||
            compareRefs(a, b),
        )
        .slice(0, EXAMPLES_PER_FIX)
        .map(row => row.entity_ref);
    });
    const entities = await describeEntities(
      this.options.knex,
      [...new Set(refs.flat())],
      caller,
    );
    return refs.map(ofFix => ofFix.flatMap(ref => entities.get(ref) ?? []));
  }
}

/** Adds up the sums of all owners that are put into the same part. */
function sumCells(
  cells: readonly KeyedSums[],
  partOf: (ownerRef: string) => string,
): Map<string, KeyedSums[]> {
  const parts = groupBy(cells, ({ ownerRef }) => partOf(ownerRef));
  return new Map([...parts].map(([part, its]) => [part, sumByTier(its)]));
}

/**
 * Sums of states. Those that say the same are added at once, and others have
 * their turn meanwhile.
 */
async function sumUp(
  rows: readonly StandingRow[],
  versions: ReadonlyMap<string, ScorecardDefinition>,
): Promise<KeyedSums[]> {
  const alike = groupBy(
    rows,
    row =>
      `${row.scorecard_id} ${row.version} ${row.statuses} ${row.tier} ${row.owner_ref}`,
  );
  const sums = new Map<string, KeyedSums>();
  let added = 0;
  for (const group of alike.values()) {
    addTimes(sums, contributionOfRow(group[0], versions), group.length);
    added += 1;
    if (added % STATES_PER_TURN === 0) {
      await yieldToOthers();
    }
  }
  return [...sums.values()];
}

function compareRefs(a: StandingRow, b: StandingRow): number {
  if (a.entity_ref === b.entity_ref) {
    return 0;
  }
  return a.entity_ref < b.entity_ref ? -1 : 1;
}
