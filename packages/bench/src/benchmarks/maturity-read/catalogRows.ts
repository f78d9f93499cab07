import { createHash } from 'node:crypto';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Row } from '../delivery-query/rows';

/** Longer ones the catalog does not index. */
const LONGEST = 200;
/** The provider of the bench, which the catalog knows. */
const PROVIDER = 'synthetic';
/** Left to other columns, or indexed in another way. */
const APART: ReadonlySet<string> = new Set([
  'relations',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
]);

/** Rows of entities as the catalog has them, by table. */
export interface CatalogRows {
  refresh_state: Row[];
  refresh_state_references: Row[];
  relations: Row[];
  final_entities: Row[];
  search: Row[];
}

/** When entities were read, and until when they are not read again. */
export interface CatalogTimes {
  readAt: Date;
  nextAt: Date;
}

/**
 * What the catalog's tables have of entities that it has processed and stitched. To
 * process as many takes it the better part of an hour.
 */
export function catalogRowsOf(
  entities: readonly Entity[],
  times: CatalogTimes,
): CatalogRows {
  const all = entities.map(entity => ({
    entity,
    ref: stringifyEntityRef(entity),
    ...textsOf(entity),
  }));
  return {
    refresh_state: all.map(({ id, ref, hash, processed }) => ({
      entity_id: id,
      entity_ref: ref,
      unprocessed_entity: processed,
      processed_entity: processed,
      cache: '{}',
      errors: '[]',
      next_update_at: times.nextAt.toISOString(),
      last_discovery_at: times.readAt.toISOString(),
      location_key: PROVIDER,
      result_hash: hash,
      unprocessed_hash: hash,
    })),
    refresh_state_references: all.map(({ ref }) => ({
      source_key: PROVIDER,
      target_entity_ref: ref,
    })),
    relations: all.flatMap(({ entity, id, ref }) =>
      (entity.relations ?? []).map(({ type, targetRef }) => ({
        originating_entity_id: id,
        source_entity_ref: ref,
        type,
        target_entity_ref: targetRef,
      })),
    ),
    final_entities: all.map(({ id, ref, hash, stitched }) => ({
      entity_id: id,
      entity_ref: ref,
      hash,
      final_entity: stitched,
      last_updated_at: times.readAt.toISOString(),
    })),
    search: all.flatMap(({ entity, id }) => searchRowsOf(id, entity)),
  };
}

function textsOf(entity: Entity) {
  const id = sha1(stringifyEntityRef(entity));
  const { relations, ...rest } = entity;
  const processed = JSON.stringify(rest);
  const hash = sha1(JSON.stringify(entity));
  const stitched = JSON.stringify({
    ...rest,
    metadata: { ...rest.metadata, uid: id, etag: hash },
    relations: relations ?? [],
  });
  return { id, processed, hash, stitched };
}

/** What the catalog finds an entity by. */
function searchRowsOf(id: string, entity: Entity): Row[] {
  const { metadata, relations = [] } = entity;
  const found = new Map<string, Row>();
  const add = (key: string, value: unknown) => {
    const text = String(value);
    const row = {
      entity_id: id,
      key: key.toLocaleLowerCase('en-US'),
      value: text.length > LONGEST ? null : text.toLocaleLowerCase('en-US'),
      original_value: text.length > LONGEST ? null : text,
    };
    found.set(JSON.stringify([row.key, row.value]), row);
  };
  addLeaves('', entity, add);
  add('metadata.name', metadata.name);
  add('metadata.namespace', metadata.namespace);
  add('metadata.uid', id);
  for (const { type, targetRef } of relations) {
    add(`relations.${type}`, targetRef);
  }
  return [...found.values()];
}

function addLeaves(
  path: string,
  value: unknown,
  add: (key: string, value: unknown) => void,
): void {
  if (APART.has(path)) {
    return;
  }
  if (Array.isArray(value)) {
    for (const item of value) {
      addLeaves(path, item, add);
      if (typeof item === 'string') {
        add(`${path}.${item}`, true);
      }
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      addLeaves(path === '' ? key : `${path}.${key}`, inner, add);
    }
  } else {
    add(path, value);
  }
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
