import {
  fromJsonColumn,
  fromTimestamp,
  toTimestamp,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { BulkRow, BulkTable, writeRows } from '../database/bulk';
import { StateDetails, StateRow, TransitionRow } from '../database/rows';
import { EntityOutcome, NewTransition, State } from './types';

const STATE: BulkTable<keyof StateRow> = {
  name: 'state',
  columns: {
    scorecard_id: 'text',
    entity_ref: 'text',
    version: 'integer',
    seq: 'double precision',
    statuses: 'text',
    level: 'integer',
    levels: 'integer',
    unmeasured: 'boolean',
    score: 'double precision',
    passed_weight: 'double precision',
    known_weight: 'double precision',
    applicable_weight: 'double precision',
    level_since: 'timestamptz',
    evaluated_at: 'timestamptz',
    details: 'json',
    owner_ref: 'text',
    title_key: 'text',
    tier: 'integer',
  },
  key: ['scorecard_id', 'entity_ref'],
};

/**
 * Each has a number of its own, so that one written twice is an error here and
 * not a second row there.
 */
const TRANSITION: BulkTable<keyof TransitionRow> = {
  name: 'transition',
  columns: {
    scorecard_id: 'text',
    entity_ref: 'text',
    seq: 'double precision',
    version: 'integer',
    at: 'timestamptz',
    from_level: 'integer',
    to_level: 'integer',
    statuses: 'text',
    passed_weight: 'double precision',
    known_weight: 'double precision',
    applicable_weight: 'double precision',
    owner_ref: 'text',
    changes: 'json',
  },
};

/** States of entities, in one statement. */
export async function findStates(
  knex: Knex,
  entityRefs: readonly string[],
): Promise<Map<string, Map<string, State>>> {
  const rows = await knex<StateRow>('state').where(
    whereInArray('entity_ref', entityRefs),
  );
  const found = new Map<string, Map<string, State>>();
  for (const row of rows) {
    let states = found.get(row.entity_ref);
    if (!states) {
      states = new Map();
      found.set(row.entity_ref, states);
    }
    states.set(row.scorecard_id, stateOf(knex, row));
  }
  return found;
}

/** Writes states and transitions, in a transaction of the caller. */
export async function writeOutcomes(
  trx: Knex.Transaction,
  outcomes: readonly EntityOutcome[],
): Promise<void> {
  await writeRows(
    trx,
    STATE,
    outcomes.flatMap(it => it.upserts.map(rowOf)),
  );
  const removed = new Map<string, string[]>();
  for (const { entityRef, removals } of outcomes) {
    for (const scorecardId of removals) {
      const refs = removed.get(scorecardId);
      if (refs) {
        refs.push(entityRef);
      } else {
        removed.set(scorecardId, [entityRef]);
      }
    }
  }
  for (const [scorecardId, refs] of removed) {
    await trx('state')
      .where({ scorecard_id: scorecardId })
      .andWhere(whereInArray('entity_ref', refs))
      .delete();
  }
  await writeRows(
    trx,
    TRANSITION,
    outcomes.flatMap(it => it.transitions.map(transitionRowOf)),
  );
}

function stateOf(knex: Knex, row: StateRow): State {
  return {
    entityRef: row.entity_ref,
    ownerRef: row.owner_ref,
    titleKey: row.title_key,
    tier: row.tier,
    scorecardId: row.scorecard_id,
    version: row.version,
    seq: row.seq,
    statuses: row.statuses,
    level: row.level,
    levels: row.levels,
    unmeasured: Boolean(row.unmeasured),
    score: row.score,
    passedWeight: row.passed_weight,
    knownWeight: row.known_weight,
    applicableWeight: row.applicable_weight,
    levelSince: fromTimestamp(row.level_since),
    evaluatedAt: fromTimestamp(row.evaluated_at),
    details: fromJsonColumn<StateDetails>(knex, row.details) ?? {
      s: {},
      m: {},
    },
  };
}

function rowOf(state: State): BulkRow<keyof StateRow> {
  return {
    scorecard_id: state.scorecardId,
    entity_ref: state.entityRef,
    version: state.version,
    seq: state.seq,
    statuses: state.statuses,
    level: state.level,
    levels: state.levels,
    unmeasured: state.unmeasured,
    score: state.score,
    passed_weight: state.passedWeight,
    known_weight: state.knownWeight,
    applicable_weight: state.applicableWeight,
    level_since: toTimestamp(state.levelSince),
    evaluated_at: toTimestamp(state.evaluatedAt),
    details: state.details,
    owner_ref: state.ownerRef,
    title_key: state.titleKey,
    tier: state.tier,
  };
}

function transitionRowOf(it: NewTransition): BulkRow<keyof TransitionRow> {
  return {
    scorecard_id: it.scorecardId,
    entity_ref: it.entityRef,
    seq: it.seq,
    version: it.version,
    at: toTimestamp(it.at),
    from_level: it.fromLevel,
    to_level: it.toLevel,
    statuses: it.statuses,
    passed_weight: it.passedWeight,
    known_weight: it.knownWeight,
    applicable_weight: it.applicableWeight,
    owner_ref: it.ownerRef,
    changes: it.changes,
  };
}
