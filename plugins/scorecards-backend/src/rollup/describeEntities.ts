import { parseEntityRef } from '@backstage/catalog-model';
import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { ScoredEntity } from '@groundwork/backstage-plugin-scorecards-common';
import { Knex } from 'knex';
import { Asker } from './Asker';

/** An entity with what it is shown by. */
export interface EntitySummaryRow {
  entity_ref: string;
  kind: string;
  title: string;
  type: string | null;
  lifecycle: string | null;
  tier: number;
  owner_ref: string;
  owner_title: string | null;
}

/** Columns of a query on `entity` that is joined by {@link joinOwner}. */
export const SUMMARY_COLUMNS = [
  'entity.entity_ref',
  'entity.kind',
  'entity.title',
  'entity.type',
  'entity.lifecycle',
  'entity.tier',
  'entity.owner_ref',
  'owner.title as owner_title',
];

/** Adds the owner's title to a query on `entity`. */
export function joinOwner(query: Knex.QueryBuilder): void {
  query.leftJoin('entity as owner', 'owner.entity_ref', 'entity.owner_ref');
}

/**
 * What some entities are shown by, of those that may be read, with one
 * statement.
 */
export async function describeEntities(
  knex: Knex,
  entityRefs: readonly string[],
  { readable }: Pick<Asker, 'readable'>,
): Promise<Map<string, ScoredEntity>> {
  if (entityRefs.length === 0) {
    return new Map();
  }
  const rows = await knex<EntitySummaryRow>('entity')
    .modify(joinOwner)
    .where(whereInArray('entity.entity_ref', entityRefs))
    .select<EntitySummaryRow[]>(SUMMARY_COLUMNS);
  const refs = new Set(rows.flatMap(row => [row.entity_ref, row.owner_ref]));
  refs.delete('');
  const allowed = await readable([...refs]);
  return new Map(
    rows
      .filter(row => allowed.has(row.entity_ref))
      .map(row => [row.entity_ref, scoredEntityOf(row, allowed)]),
  );
}

/** A row as the API has it. Owners that may not be read go by their names. */
export function scoredEntityOf(
  row: EntitySummaryRow,
  readable: ReadonlySet<string>,
): ScoredEntity {
  const { owner_ref: ownerRef, owner_title: ownerTitle } = row;
  return {
    entityRef: row.entity_ref,
    kind: row.kind,
    title: row.title,
    type: row.type ?? undefined,
    lifecycle: row.lifecycle ?? undefined,
    tier: row.tier === 0 ? undefined : row.tier,
    owner:
      ownerRef === ''
        ? undefined
        : {
            entityRef: ownerRef,
            title:
              (readable.has(ownerRef) ? ownerTitle : undefined) ??
              nameOf(ownerRef),
          },
  };
}

/** The name in an entity reference. */
export function nameOf(entityRef: string): string {
  return parseEntityRef(entityRef).name;
}
