import {
  dialectOf,
  toJsonColumn,
  toTimestamp,
  upsertInChunks,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import type { Knex } from 'knex';
import { compactProjection, EntityProjection } from '../domain/projection';
import { CHANGES_PAGE_SIZE, inPages, PAGE_SIZE } from './pages';

interface EntityRow {
  entity_ref: string;
  digest: string;
  /** JSON, which is kept as it is: most of it is never looked at. */
  projection: string;
  revision: number | string;
  deleted_at: string | Date | null;
}

/** A stored entity, or the fact that it is gone. */
export interface EntityChange {
  entityRef: string;
  /** For `decodeProjection`; undefined when the entity was deleted. */
  text?: string;
}

/** What tells whether an entity has changed, for all that are there. */
export async function readEntityDigests(
  knex: Knex,
): Promise<Map<string, string>> {
  const rows = await knex<EntityRow>('entity')
    .whereNull('deleted_at')
    .select('entity_ref', 'digest');
  return new Map(rows.map(row => [row.entity_ref, row.digest]));
}

/** The entities among these that are there. */
export async function findExistingEntities(
  knex: Knex,
  entityRefs: readonly string[],
): Promise<Set<string>> {
  const refs: string[] = await knex<EntityRow>('entity')
    .where(whereInArray('entity_ref', entityRefs))
    .whereNull('deleted_at')
    .pluck('entity_ref');
  return new Set(refs);
}

/** Writes entities that are new or have changed. */
export async function writeEntities(
  tx: Knex.Transaction,
  revision: number,
  entities: readonly { projection: EntityProjection; digest: string }[],
): Promise<void> {
  await upsertInChunks(
    tx,
    'entity',
    entities.map(({ projection, digest }) => ({
      entity_ref: projection.entityRef,
      digest,
      projection: toJsonColumn(compactProjection(projection)),
      revision,
      deleted_at: null,
    })),
    { key: ['entity_ref'] },
  );
}

/** Marks entities as deleted; replicas that follow the revision see it. */
export async function markEntitiesDeleted(
  tx: Knex.Transaction,
  revision: number,
  entityRefs: readonly string[],
  now: Date,
): Promise<void> {
  await tx('entity')
    .where(whereInArray('entity_ref', entityRefs))
    .update({ revision, deleted_at: toTimestamp(now) });
}

/** Everything that is there, in pages. */
export async function* streamEntities(
  knex: Knex,
  pageSize: number = PAGE_SIZE,
): AsyncIterable<EntityChange[]> {
  const query = selectEntities(knex).whereNull('deleted_at');
  for await (const rows of inPages<EntityRow>(
    query,
    ['entity_ref'],
    pageSize,
  )) {
    yield rows.map(toChange);
  }
}

/** What changed after a revision, deletions included, in pages. */
export async function* streamEntitiesChangedSince(
  knex: Knex,
  revision: number,
  pageSize: number = CHANGES_PAGE_SIZE,
): AsyncIterable<EntityChange[]> {
  const query = selectEntities(knex).where('revision', '>', revision);
  for await (const rows of inPages<EntityRow>(
    query,
    ['revision', 'entity_ref'],
    pageSize,
  )) {
    yield rows.map(toChange);
  }
}

function selectEntities(knex: Knex): Knex.QueryBuilder {
  // PostgreSQL's driver would parse it.
  const text =
    dialectOf(knex) === 'postgres' ? 'projection::text' : 'projection';
  return knex('entity').select(
    'entity_ref',
    'revision',
    'deleted_at',
    knex.raw(`${text} AS projection`),
  );
}

function toChange(row: EntityRow): EntityChange {
  return row.deleted_at
    ? { entityRef: row.entity_ref }
    : { entityRef: row.entity_ref, text: row.projection };
}
