import {
  fromTimestamp,
  TimestampColumn,
  toTimestamp,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { BulkTable, writeRows } from '../database/bulk';

/** What the states of an entity came of. */
export interface EvaluationRecord {
  entityRef: string;
  /** See `digestInputs`. */
  inputs: string;
  /** See `digestDefinitions`. */
  definitions: string;
  /** See `digestSelecting`. */
  selecting: string;
  /** How many states it came to. */
  states: number;
  evaluatedAt: Date;
  /** When time alone may change the states; never unless said. */
  nextDueAt?: Date;
  /** Whether they hold until then. */
  isSteady: boolean;
}

interface EvaluationRow {
  entity_ref: string;
  inputs: string;
  definitions: string;
  selecting: string;
  states: number;
  evaluated_at: TimestampColumn;
  next_due_at: TimestampColumn | null;
  steady: boolean | number;
}

const EVALUATION: BulkTable<keyof EvaluationRow> = {
  name: 'evaluation',
  columns: {
    entity_ref: 'text',
    inputs: 'text',
    definitions: 'text',
    selecting: 'text',
    states: 'integer',
    evaluated_at: 'timestamptz',
    next_due_at: 'timestamptz',
    steady: 'boolean',
  },
  key: ['entity_ref'],
};

/** Writes down what states came of, in the transaction that writes them. */
export async function writeRecords(
  trx: Knex.Transaction,
  records: readonly EvaluationRecord[],
): Promise<void> {
  await writeRows(
    trx,
    EVALUATION,
    records.map(it => ({
      entity_ref: it.entityRef,
      inputs: it.inputs,
      definitions: it.definitions,
      selecting: it.selecting,
      states: it.states,
      evaluated_at: toTimestamp(it.evaluatedAt),
      next_due_at: toTimestamp(it.nextDueAt),
      steady: it.isSteady,
    })),
  );
}

/** Writes down that entities would come to the same by other definitions. */
export async function writeDefinitions(
  trx: Knex.Transaction,
  entityRefs: readonly string[],
  definitions: string,
): Promise<void> {
  if (entityRefs.length > 0) {
    await trx('evaluation')
      .where(whereInArray('entity_ref', entityRefs))
      .update({ definitions });
  }
}

/** Has entities evaluated anew when they are marked next, whatever they say. */
export async function forgetRecords(
  knex: Knex,
  entityRefs: readonly string[],
): Promise<void> {
  await knex('evaluation')
    .where(whereInArray('entity_ref', entityRefs))
    .delete();
}

/** An entity whose states hold if its inputs are what they were. */
export interface Candidate {
  entityRef: string;
  /** Of the entity as it is now. */
  entityDigest: string;
  inputs: string;
  definitions: string;
  selecting: string;
  states: number;
  nextDueAt?: Date;
}

/** Those of some entities whose states time alone has not changed. */
export async function findCandidates(
  knex: Knex,
  entityRefs: readonly string[],
  now: Date,
): Promise<Candidate[]> {
  const at = toTimestamp(now);
  const rows: Array<EvaluationRow & { digest: string }> = await knex(
    'evaluation',
  )
    .join('entity', 'entity.entity_ref', 'evaluation.entity_ref')
    .where(whereInArray('evaluation.entity_ref', entityRefs))
    .andWhere({ steady: true })
    // If the clock was set back, dates that have been reached are ahead again
    .andWhere('evaluated_at', '<=', at)
    .andWhere(due =>
      due.whereNull('next_due_at').orWhere('next_due_at', '>', at),
    )
    .select(
      'evaluation.entity_ref',
      'entity.digest',
      'inputs',
      'definitions',
      'selecting',
      'states',
      'next_due_at',
    );
  return rows.map(row => ({
    entityRef: row.entity_ref,
    entityDigest: row.digest,
    inputs: row.inputs,
    definitions: row.definitions,
    selecting: row.selecting,
    states: row.states,
    nextDueAt: fromTimestamp(row.next_due_at),
  }));
}

/** How many states entities have; those without are left out. */
export async function countStates(
  knex: Knex,
  entityRefs: readonly string[],
): Promise<Map<string, number>> {
  const rows: Array<{ entity_ref: string; n: number | string }> = await knex(
    'state',
  )
    .where(whereInArray('entity_ref', entityRefs))
    .groupBy('entity_ref')
    .select('entity_ref')
    .count({ n: '*' });
  return new Map(rows.map(row => [row.entity_ref, Number(row.n)]));
}
