import { createHash } from 'node:crypto';
import {
  dialectOf,
  fromJsonColumn,
  fromTimestamp,
  toTimestamp,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { BulkTable, writeRows } from '../database/bulk';
import {
  EntityTableRow,
  FactChangeRow,
  FactSetRow,
  StoredFact,
} from '../database/rows';
import { FactSet } from './types';

const FACT_SET: BulkTable<keyof FactSetRow> = {
  name: 'fact_set',
  columns: {
    entity_ref: 'text',
    source: 'text',
    facts: 'json',
    digest: 'text',
    observed_at: 'timestamptz',
  },
  key: ['entity_ref', 'source'],
};

const FACT_CHANGE: BulkTable<Exclude<keyof FactChangeRow, 'id'>> = {
  name: 'fact_change',
  columns: {
    entity_ref: 'text',
    source: 'text',
    replaced_at: 'timestamptz',
    previous: 'json',
  },
};

/** A row of `fact_set`, as far as it says what is known. */
export function decodeFactSet(
  knex: Knex,
  row: Pick<FactSetRow, 'facts' | 'observed_at'>,
): FactSet {
  return {
    facts: fromJsonColumn<Record<string, StoredFact>>(knex, row.facts) ?? {},
    observedAt: fromTimestamp(row.observed_at).getTime(),
  };
}

/**
 * What a source knows of entities, kept from others until the transaction ends.
 * Entities that it knows nothing of yet are kept from others too, so that two
 * who write the first facts take turns.
 *
 * @returns what is known, and which of the entities there are
 */
export async function lockFactSets(
  trx: Knex.Transaction,
  source: string,
  entityRefs: readonly string[],
): Promise<{ sets: Map<string, FactSet>; unknown: Set<string> }> {
  const sets = await findFactSets(trx, source, entityRefs);
  const fresh = entityRefs.filter(ref => !sets.has(ref));
  if (fresh.length === 0) {
    return { sets, unknown: new Set() };
  }
  const there = new Set(await lockEntities(trx, fresh));
  if (dialectOf(trx) === 'postgres' && there.size > 0) {
    // Another may have written them while this waited for its turn
    for (const [ref, set] of await findFactSets(trx, source, [...there])) {
      sets.set(ref, set);
    }
  }
  return { sets, unknown: new Set(fresh.filter(ref => !there.has(ref))) };
}

async function findFactSets(
  trx: Knex.Transaction,
  source: string,
  entityRefs: readonly string[],
): Promise<Map<string, FactSet>> {
  const query = trx<FactSetRow>('fact_set')
    .where({ source })
    .andWhere(whereInArray('entity_ref', entityRefs))
    .select('entity_ref', 'facts', 'observed_at')
    // Locks are taken in the same order by all, so that nobody waits in a circle
    .orderBy('entity_ref');
  if (dialectOf(trx) === 'postgres') {
    query.forUpdate();
  }
  const rows = await query;
  return new Map(rows.map(row => [row.entity_ref, decodeFactSet(trx, row)]));
}

async function lockEntities(
  trx: Knex.Transaction,
  entityRefs: readonly string[],
): Promise<string[]> {
  const query = trx<EntityTableRow>('entity')
    .where(whereInArray('entity_ref', entityRefs))
    .orderBy('entity_ref');
  if (dialectOf(trx) === 'postgres') {
    query.forNoKeyUpdate();
  }
  return query.pluck('entity_ref');
}

/** A fact set to be written. */
export interface WrittenSet extends FactSet {
  entityRef: string;
}

export async function writeFactSets(
  trx: Knex.Transaction,
  source: string,
  sets: readonly WrittenSet[],
): Promise<void> {
  await writeRows(
    trx,
    FACT_SET,
    sets.map(({ entityRef, facts, observedAt }) => ({
      entity_ref: entityRef,
      source,
      facts,
      digest: digestOf(facts),
      observed_at: toTimestamp(new Date(observedAt)),
    })),
  );
}

/** Writes only that fact sets were seen to hold at a time. */
export async function touchFactSets(
  trx: Knex.Transaction,
  source: string,
  entityRefs: readonly string[],
  observedAt: number,
): Promise<void> {
  await trx<FactSetRow>('fact_set')
    .where({ source })
    .andWhere(whereInArray('entity_ref', entityRefs))
    .update({ observed_at: toTimestamp(new Date(observedAt)) });
}

/** What the facts of an entity were until a time. */
export interface PreviousFacts {
  entityRef: string;
  /** Epoch milliseconds. */
  replacedAt: number;
  previous: Readonly<Record<string, StoredFact>>;
}

export async function writeHistory(
  trx: Knex.Transaction,
  source: string,
  history: readonly PreviousFacts[],
): Promise<void> {
  await writeRows(
    trx,
    FACT_CHANGE,
    history.map(({ entityRef, replacedAt, previous }) => ({
      entity_ref: entityRef,
      source,
      replaced_at: toTimestamp(new Date(replacedAt)),
      previous,
    })),
  );
}

/** Of all that is stored but when the source last looked. */
function digestOf(facts: FactSet['facts']): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url');
}
