import type { Entity } from '@backstage/catalog-model';
import { fromJsonColumn } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { EntityTableRow } from '../database/rows';

/** An entity to be evaluated. */
export interface CatalogEntity {
  entityRef: string;
  ownerRef: string;
  tier: number;
  entity: Entity;
}

/** All entities, batch by batch, in the order of their refs. */
export async function* entityBatches(
  knex: Knex,
  size: number,
): AsyncGenerator<CatalogEntity[], void, undefined> {
  let after = '';
  let rows: Pick<
    EntityTableRow,
    'entity_ref' | 'owner_ref' | 'tier' | 'document'
  >[];
  do {
    // Leans on the primary key.
    rows = await knex<EntityTableRow>('entity')
      .where('entity_ref', '>', after)
      .orderBy('entity_ref')
      .limit(size)
      .select('entity_ref', 'owner_ref', 'tier', 'document');
    if (rows.length > 0) {
      after = rows[rows.length - 1].entity_ref;
      yield rows.map(row => toEntity(knex, row));
    }
  } while (rows.length === size);
}

function toEntity(
  knex: Knex,
  row: Pick<EntityTableRow, 'entity_ref' | 'owner_ref' | 'tier' | 'document'>,
): CatalogEntity {
  const entity = fromJsonColumn<Entity>(knex, row.document);
  if (!entity) {
    throw new Error(`The stored entity ${row.entity_ref} has no document`);
  }
  return {
    entityRef: row.entity_ref,
    ownerRef: row.owner_ref,
    tier: row.tier,
    entity,
  };
}
