import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CatalogApi,
  defaultEntityPresentation,
} from '@backstage/plugin-catalog-react';

/**
 * A group to choose, or what stands for several.
 *
 * @public
 */
export interface GroupOption {
  /** Its entity ref. */
  id: string;
  label: string;
}

/** As many as one reads through before typing another letter. */
const LIMIT = 20;

/** Reads the first groups whose name or title has a text in it. */
export async function findGroups(
  catalogApi: CatalogApi,
  text: string,
): Promise<GroupOption[]> {
  const term = text.trim();
  const { items } = await catalogApi.queryEntities({
    filter: { kind: 'group' },
    fields: ['kind', 'metadata', 'spec.profile.displayName'],
    orderFields: [{ field: 'metadata.name', order: 'asc' }],
    fullTextFilter: term
      ? {
          term,
          fields: [
            'metadata.name',
            'metadata.title',
            'spec.profile.displayname',
          ],
        }
      : undefined,
    limit: LIMIT,
  });
  return items.map(optionOf);
}

function optionOf(group: Entity): GroupOption {
  return {
    id: stringifyEntityRef(group),
    label: defaultEntityPresentation(group).primaryTitle,
  };
}
