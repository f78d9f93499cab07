import type { Entity } from '@backstage/catalog-model';
import {
  fromJsonColumn,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { EntityTableRow } from '../database/rows';
import { EntityTraits } from './types';

/** An entity, as it is stored. */
export interface StoredEntity {
  traits: EntityTraits;
  entity: Entity;
  /** Of all of it. */
  digest: string;
}

/** Entities with what their states are kept by; those that are gone are left out. */
export async function findStoredEntities(
  knex: Knex,
  entityRefs: readonly string[],
): Promise<Map<string, StoredEntity>> {
  if (entityRefs.length === 0) {
    return new Map();
  }
  const rows: Array<
    Pick<
      EntityTableRow,
      'entity_ref' | 'digest' | 'owner_ref' | 'title_key' | 'tier' | 'document'
    >
  > = await knex<EntityTableRow>('entity')
    .where(whereInArray('entity_ref', entityRefs))
    .select(
      'entity_ref',
      'digest',
      'owner_ref',
      'title_key',
      'tier',
      'document',
    );
  return new Map(
    rows.map(row => [
      row.entity_ref,
      {
        traits: {
          entityRef: row.entity_ref,
          ownerRef: row.owner_ref,
          titleKey: row.title_key,
          tier: row.tier,
        },
        entity: entityOf(knex, row),
        digest: row.digest,
      },
    ]),
  );
}

function entityOf(
  knex: Knex,
  row: Pick<EntityTableRow, 'document' | 'entity_ref'>,
): Entity {
  const entity = fromJsonColumn<Entity>(knex, row.document);
  if (!entity) {
    throw new Error(`The stored entity ${row.entity_ref} has no document`);
  }
  return entity;
}
