import { Entity } from '@backstage/catalog-model';
import { CutDocument, cutDocument } from './cutDocument';

/** How many there were of what was cut when an entity was stored. */
interface StoredCounts {
  /** Targets by the type of relation. */
  relations?: Record<string, number>;
  links?: number;
  /** Characters. */
  description?: number;
}

/** An entity as it is stored. */
interface StoredEntity extends Entity {
  /** Only of what was cut. */
  counts?: StoredCounts;
}

/** Cuts an entity so that it fits, and says how many there were of what it cuts. */
export function cutEntity(entity: Entity): CutDocument<StoredEntity> {
  const cut = cutDocument<StoredEntity>(entity);
  const isCut =
    countLists(cut.document) < countLists(entity) ||
    descriptionLengthOf(cut.document) < descriptionLengthOf(entity);
  // What is cut last cannot be told before the counts are in it as well.
  return isCut
    ? cutDocument<StoredEntity>({ ...entity, counts: countsOf(entity) })
    : cut;
}

/** How many entities it is related to in such a way. */
export function relationCountOf(entity: Entity, type: string): number {
  return (
    (entity as StoredEntity).counts?.relations?.[type] ??
    relatedBy(entity, type).length
  );
}

/** How many links it has. */
export function linkCountOf(entity: Entity): number {
  return (
    (entity as StoredEntity).counts?.links ?? entity.metadata.links?.length ?? 0
  );
}

/** How many characters its description has, as people count. */
export function descriptionLengthOf(entity: Entity): number {
  const { description } = entity.metadata;
  return (
    (entity as StoredEntity).counts?.description ??
    (typeof description === 'string' ? [...description.trim()].length : 0)
  );
}

/** Refs of what it is related to, each once. */
export function relatedBy({ relations = [] }: Entity, type: string): string[] {
  const refs = relations
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
  return [...new Set(refs)];
}

function countLists({ metadata, relations }: Entity): number {
  return (relations?.length ?? 0) + (metadata.links?.length ?? 0);
}

/** Large counts first, since they are of what is cut first. */
function countsOf(entity: Entity): StoredCounts {
  const targets = new Map<string, Set<string>>();
  for (const { type, targetRef } of entity.relations ?? []) {
    const refs = targets.get(type) ?? new Set();
    targets.set(type, refs.add(targetRef.toLocaleLowerCase('en-US')));
  }
  const counts = [...targets]
    .map(([type, refs]) => [type, refs.size] as const)
    .toSorted(([, one], [, other]) => other - one);
  return {
    relations: Object.fromEntries(counts),
    links: linkCountOf(entity),
    description: descriptionLengthOf(entity),
  };
}
