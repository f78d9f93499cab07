import {
  retryOnDeadlock,
  toTimestamp,
  upsertInChunks,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { EntityTableRow } from '../database/rows';
import { ProjectedEntity } from './projectEntity';

/** Refs read at once when all are gone through. */
const PAGE = 5_000;

/** What tells whether a stored entity has changed. */
export interface StoredDigest {
  digest: string;
  isMissing: boolean;
}

/** Of those of some entities that are stored. */
export async function findDigests(
  knex: Knex,
  entityRefs: readonly string[],
): Promise<Map<string, StoredDigest>> {
  const rows = await knex<EntityTableRow>('entity')
    .where(whereInArray('entity_ref', entityRefs))
    .select('entity_ref', 'digest', 'missing_since');
  return new Map(
    rows.map(row => [
      row.entity_ref,
      { digest: row.digest, isMissing: row.missing_since !== null },
    ]),
  );
}

/** Writes entities that are new or have changed. They are there. */
export async function writeEntities(
  trx: Knex.Transaction,
  entities: readonly ProjectedEntity[],
): Promise<void> {
  await upsertInChunks(trx, 'entity', entities.map(rowOf), {
    key: ['entity_ref'],
  });
}

function rowOf(entity: ProjectedEntity) {
  return {
    entity_ref: entity.entityRef,
    digest: entity.digest,
    kind: entity.kind,
    title: entity.title,
    title_key: entity.titleKey,
    type: entity.type,
    lifecycle: entity.lifecycle,
    tier: entity.tier,
    owner_ref: entity.ownerRef,
    parent_ref: entity.parentRef,
    document: entity.document,
    missing_since: null,
  } satisfies { [column in keyof EntityTableRow]: unknown };
}

/** Takes down since when entities are missing, or that they are there again. */
export async function writeMissing(
  knex: Knex,
  entityRefs: readonly string[],
  missingSince: Date | undefined,
): Promise<void> {
  if (entityRefs.length > 0) {
    await retryOnDeadlock(() =>
      knex<EntityTableRow>('entity')
        .where(whereInArray('entity_ref', entityRefs))
        .update({ missing_since: toTimestamp(missingSince) }),
    );
  }
}

/** How many entities are stored, and how many of them are missing. */
export async function countEntities(
  knex: Knex,
): Promise<{ known: number; missing: number }> {
  const row = await knex('entity')
    .count({ known: '*', missing: 'missing_since' })
    .first();
  return { known: Number(row?.known), missing: Number(row?.missing) };
}

/** All refs, in pages, each with whether the entity is missing. */
export async function* streamRefs(
  knex: Knex,
): AsyncIterable<Array<{ entityRef: string; isMissing: boolean }>> {
  let after = '';
  for (;;) {
    const rows = await knex<EntityTableRow>('entity')
      .where('entity_ref', '>', after)
      .orderBy('entity_ref')
      .limit(PAGE)
      .select('entity_ref', 'missing_since');
    if (rows.length === 0) {
      return;
    }
    yield rows.map(row => ({
      entityRef: row.entity_ref,
      isMissing: row.missing_since !== null,
    }));
    after = rows[rows.length - 1].entity_ref;
  }
}

/** Entities that have been missing since a time or longer, up to so many. */
export async function findLongMissing(
  knex: Knex,
  until: Date,
  limit: number,
): Promise<string[]> {
  return knex<EntityTableRow>('entity')
    .where('missing_since', '<=', toTimestamp(until))
    .orderBy('entity_ref')
    .limit(limit)
    .pluck('entity_ref');
}
