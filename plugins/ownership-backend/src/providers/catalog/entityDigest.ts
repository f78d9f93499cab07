import { createHash } from 'node:crypto';
import { Entity } from '@backstage/catalog-model';
import { CatalogRule } from '../../domain/catalogRules';

/**
 * To be raised when the same entity gives another projection or other
 * identifiers than before, so that all entities are stored anew.
 */
const PROJECTION_VERSION = 2;

/** Fields of an entity that the projection reads, whatever the rules. */
const PROJECTED_FIELDS = [
  'kind',
  'metadata',
  'relations',
  'spec.type',
  'spec.lifecycle',
  'spec.system',
  'spec.profile',
];

/**
 * The fields to ask the catalog for. Left out is above all the definition of
 * APIs, which is most of many a catalog.
 */
export function catalogFields(rules: readonly CatalogRule[]): string[] {
  const fields = new Set(PROJECTED_FIELDS);
  for (const { path } of rules) {
    const field = path?.split('[]')[0];
    const isCovered = [...fields].some(
      known => field === known || field?.startsWith(`${known}.`),
    );
    if (field && !isCovered) {
      fields.add(field);
    }
  }
  return [...fields];
}

/**
 * Makes a function that tells whether what is kept of an entity has changed.
 *
 * The catalog's own `etag` does not do: it does not cover relations, and a
 * source may set it. So this is a hash of all that was asked for.
 */
export function createEntityDigest(
  rules: readonly CatalogRule[],
): (entity: Entity) => string {
  const salt = JSON.stringify([PROJECTION_VERSION, rules]);
  return entity => {
    const { uid, etag, ...metadata } = entity.metadata;
    const content = JSON.stringify({ ...entity, metadata });
    return createHash('sha256')
      .update(salt)
      .update(content)
      .digest('base64url');
  };
}
