import { createHash } from 'node:crypto';
import {
  DEFAULT_NAMESPACE,
  Entity,
  EntityRelation,
  parseEntityRef,
  RELATION_CHILD_OF,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { isStorable } from '../facts/storable';
import { cutText } from './cutDocument';
import { cutEntity } from './storedCounts';
import { tierOf } from './tier';

/**
 * To be raised when the same entity gives another projection than before, so
 * that all entities are stored anew.
 */
const PROJECTION_VERSION = 2;

const MAX_TITLE_LENGTH = 500;
const MAX_WORD_LENGTH = 200;

/** What is kept of an entity: a row of the table `entity`. */
export interface ProjectedEntity {
  entityRef: string;
  /** Tells whether any of the rest has changed. */
  digest: string;
  kind: string;
  title: string;
  titleKey: string;
  type?: string;
  lifecycle?: string;
  /** 0 when it has none. */
  tier: number;
  /** Empty when it has none. */
  ownerRef: string;
  parentRef?: string;
  /** JSON of the entity without its longest parts. */
  document: string;
}

/**
 * Takes what is needed of an entity.
 *
 * @throws if it cannot be understood
 */
export function projectEntity(entity: Entity): ProjectedEntity {
  const entityRef = refOf(entity);
  const kind = lower(entity.kind);
  const spec: JsonObject = entity.spec ?? {};
  const title = cutText(titleOf(entity, spec), MAX_TITLE_LENGTH);
  const isGroup = kind === 'group';
  const projected = {
    entityRef,
    kind,
    title,
    titleKey: lower(title),
    type: word(spec.type),
    lifecycle: word(spec.lifecycle),
    tier: tierOf(entity) ?? 0,
    ownerRef: isGroup ? entityRef : ownerOf(entity, spec),
    parentRef: isGroup ? parentOf(entity, spec) : undefined,
    document: cutEntity(documentOf(entity)).json,
  };
  return { ...projected, digest: digestOf(projected) };
}

/** @throws if the database could not store it */
function refOf(entity: Entity): string {
  const entityRef = stringifyEntityRef(entity);
  if (!isStorable(entityRef)) {
    throw new TypeError('its name has characters that cannot be stored');
  }
  return entityRef;
}

function titleOf(entity: Entity, spec: JsonObject): string {
  const { profile } = spec;
  const displayName =
    typeof profile === 'object' && profile && !Array.isArray(profile)
      ? profile.displayName
      : undefined;
  return (
    text(entity.metadata.title) ?? text(displayName) ?? entity.metadata.name
  );
}

function ownerOf(entity: Entity, spec: JsonObject): string {
  return (
    firstTarget(entity, RELATION_OWNED_BY) ??
    refIn(spec.owner, entity, 'group') ??
    ''
  );
}

function parentOf(entity: Entity, spec: JsonObject): string | undefined {
  return (
    firstTarget(entity, RELATION_CHILD_OF) ??
    refIn(spec.parent, entity, 'group')
  );
}

function firstTarget(entity: Entity, type: string): string | undefined {
  const relation = entity.relations?.find(
    it => it.type === type && isStorable(it.targetRef),
  );
  return relation && lower(relation.targetRef);
}

/** The ref that a field names, as the catalog's own processors resolve it. */
function refIn(
  value: unknown,
  entity: Entity,
  defaultKind: string,
): string | undefined {
  const written = text(value);
  if (written === undefined || !isStorable(written)) {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(written, {
        defaultKind,
        defaultNamespace: entity.metadata.namespace ?? DEFAULT_NAMESPACE,
      }),
    );
  } catch {
    // What is no ref leads to nobody
    return undefined;
  }
}

/** The entity as filters see it. */
function documentOf(entity: Entity): Entity {
  const { apiVersion, kind, metadata, relations, spec } = entity;
  const { uid, etag, managedFields, ...described } = metadata;
  const { definition, ...specified } = spec ?? {};
  return {
    apiVersion,
    kind,
    metadata: described as Entity['metadata'],
    ...(spec && { spec: specified }),
    ...(relations && { relations: rareFirst(relations) }),
  };
}

/**
 * Relations of types with few targets before those with many, since lists are
 * cut: a system's owner comes before its thousand parts.
 */
function rareFirst(relations: readonly EntityRelation[]): EntityRelation[] {
  const counts = new Map<string, number>();
  for (const { type } of relations) {
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  const countOf = ({ type }: EntityRelation) => counts.get(type) ?? 0;
  return relations
    .toSorted((one, other) => countOf(one) - countOf(other))
    .map(({ type, targetRef }) => ({ type, targetRef }));
}

function digestOf(projected: Omit<ProjectedEntity, 'digest'>): string {
  return createHash('sha256')
    .update(JSON.stringify([PROJECTION_VERSION, projected]))
    .digest('base64url');
}

function word(value: unknown): string | undefined {
  const written = text(value);
  return written === undefined ? undefined : cutText(written, MAX_WORD_LENGTH);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function lower(written: string): string {
  return written.toLocaleLowerCase('en-US');
}
