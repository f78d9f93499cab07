import { createHash } from 'node:crypto';
import {
  fromJsonColumn,
  toJsonColumn,
  toTimestamp,
  upsertInChunks,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { IdentifierKind } from '@groundwork/backstage-plugin-ownership-common';
import type { Knex } from 'knex';
import { IdentifierSet, SourcedIdentifier } from '../domain/identifierSet';
import { CHANGES_PAGE_SIZE, inPages, PAGE_SIZE } from './pages';

/** Kept short, since there are many: kind, key, rule, confidence, link, time. */
type IdentifierTuple = [
  IdentifierKind,
  string,
  string,
  number,
  (string | null)?,
  string?,
];

interface IdentifierSetRow {
  source: string;
  entity_ref: string;
  identifiers: unknown;
  size: number;
  digest: string;
  revision: number | string;
  deleted_at: string | Date | null;
}

/** A set as it is stored, and what tells whether it has changed. */
export interface PreparedSet {
  source: string;
  entityRef: string;
  json: string;
  size: number;
  digest: string;
}

export function prepareSet(set: IdentifierSet): PreparedSet {
  const json = toJsonColumn(set.identifiers.map(toTuple))!;
  return {
    source: set.source,
    entityRef: set.entityRef,
    json,
    size: set.identifiers.length,
    digest: createHash('sha256').update(json).digest('base64url'),
  };
}

/**
 * What tells whether a source's sets have changed, by entity.
 *
 * @param entityRefs - Only the sets of these; of all entities when left out
 */
export async function readSetDigests(
  knex: Knex,
  source: string,
  entityRefs?: readonly string[],
): Promise<Map<string, string>> {
  const query = knex<IdentifierSetRow>('identifier_set')
    .where({ source })
    .whereNull('deleted_at');
  if (entityRefs) {
    query.where(whereInArray('entity_ref', entityRefs));
  }
  const rows = await query.select('entity_ref', 'digest');
  return new Map(rows.map(row => [row.entity_ref, row.digest]));
}

/** Writes sets that are new or have changed. */
export async function writeSets(
  tx: Knex.Transaction,
  revision: number,
  sets: readonly PreparedSet[],
): Promise<void> {
  await upsertInChunks(
    tx,
    'identifier_set',
    sets.map(({ source, entityRef, json, size, digest }) => ({
      source,
      entity_ref: entityRef,
      identifiers: json,
      size,
      digest,
      revision,
      deleted_at: null,
    })),
    { key: ['source', 'entity_ref'] },
  );
}

/** Marks what a source said of entities as gone. */
export async function markSetsDeleted(
  tx: Knex.Transaction,
  revision: number,
  source: string,
  entityRefs: readonly string[],
  now: Date,
): Promise<void> {
  await tx('identifier_set')
    .where({ source })
    .where(whereInArray('entity_ref', entityRefs))
    .whereNull('deleted_at')
    .update({ revision, deleted_at: toTimestamp(now) });
}

/** How many identifiers a source gives. */
export async function countIdentifiers(
  knex: Knex,
  source: string,
): Promise<number> {
  const [{ total }] = await knex('identifier_set')
    .where({ source })
    .whereNull('deleted_at')
    .sum('size as total');
  return Number(total ?? 0);
}

/** Everything that is there, in pages. */
export async function* streamIdentifierSets(
  knex: Knex,
  pageSize: number = PAGE_SIZE,
): AsyncIterable<IdentifierSet[]> {
  const query = selectSets(knex).whereNull('deleted_at');
  for await (const rows of inPages<IdentifierSetRow>(
    query,
    ['source', 'entity_ref'],
    pageSize,
  )) {
    yield rows.map(row => toSet(knex, row));
  }
}

/**
 * What changed after a revision, in pages; sets that are gone come without
 * identifiers.
 */
export async function* streamSetsChangedSince(
  knex: Knex,
  revision: number,
  pageSize: number = CHANGES_PAGE_SIZE,
): AsyncIterable<IdentifierSet[]> {
  const query = selectSets(knex).where('revision', '>', revision);
  for await (const rows of inPages<IdentifierSetRow>(
    query,
    ['revision', 'source', 'entity_ref'],
    pageSize,
  )) {
    yield rows.map(row => toSet(knex, row));
  }
}

function selectSets(knex: Knex): Knex.QueryBuilder {
  return knex('identifier_set').select(
    'source',
    'entity_ref',
    'identifiers',
    'revision',
    'deleted_at',
  );
}

function toSet(knex: Knex, row: IdentifierSetRow): IdentifierSet {
  const tuples = row.deleted_at
    ? []
    : fromJsonColumn<IdentifierTuple[]>(knex, row.identifiers) ?? [];
  return {
    source: row.source,
    entityRef: row.entity_ref,
    identifiers: tuples.map(fromTuple),
  };
}

function toTuple(identifier: SourcedIdentifier): IdentifierTuple {
  const { kind, key, rule, confidence, link, observedAt } = identifier;
  if (observedAt) {
    const seen = observedAt.toISOString();
    return [kind, key, rule, confidence, link ?? null, seen];
  }
  return link
    ? [kind, key, rule, confidence, link]
    : [kind, key, rule, confidence];
}

function fromTuple(tuple: IdentifierTuple): SourcedIdentifier {
  const [kind, key, rule, confidence, link, observedAt] = tuple;
  return {
    kind,
    key,
    rule,
    confidence,
    ...(link && { link }),
    ...(observedAt && { observedAt: new Date(observedAt) }),
  };
}
