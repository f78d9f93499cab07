import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  CatalogApi,
  defaultEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { formatScope } from '@groundwork/backstage-plugin-delivery-common';

/** Something that numbers can be asked of. */
export interface ScopeOption {
  /** As `formatScope` writes it. */
  id: string;
  label: string;
  /** What it is. */
  description?: string;
}

/** As many as one reads through before typing another letter. */
const LIMIT = 20;

/** Such as `github.com/acme/orders`, or a path. */
const REPOSITORY = /^\S*[^\s/]\/[^\s/]\S*$/;

/** The repository that a text names, whether the catalog knows it or not. */
export function repositoryOption(
  text: string,
  description: string,
): ScopeOption[] {
  const repository = text.trim().replace(/^repository:/, '');
  return REPOSITORY.test(repository)
    ? [
        {
          id: formatScope({ kind: 'repository', repository }),
          label: repository,
          description,
        },
      ]
    : [];
}

/** Reads the first entities whose name or title has a text in it. */
export async function findScopes(
  catalogApi: CatalogApi,
  text: string,
): Promise<ScopeOption[]> {
  const term = text.trim();
  const { items } = await catalogApi.queryEntities({
    filter: { kind: ['component', 'system', 'domain', 'group'] },
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
  return items.map(entity => ({
    id: stringifyEntityRef(entity),
    label: defaultEntityPresentation(entity).primaryTitle,
    description: entity.kind,
  }));
}
