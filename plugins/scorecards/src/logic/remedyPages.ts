import { parseEntityRef } from '@backstage/catalog-model';
import {
  RemedyPage,
  ScoredEntity,
} from '@groundwork/backstage-plugin-scorecards-common';

/** Kinds of entities whose delivery the pages about it can show alone. */
const DELIVERY_SCOPES: readonly string[] = [
  'component',
  'system',
  'domain',
  'group',
];

function deliveryScope(
  entityRef: string,
  kind: string,
): Record<string, string> {
  return DELIVERY_SCOPES.includes(kind) ? { scope: entityRef } : {};
}

/**
 * What narrows a page down to an entity, as the address of that page has it;
 * empty where it cannot be narrowed down to such an entity.
 */
export function pageQuery(
  page: RemedyPage,
  entity: ScoredEntity,
): Record<string, string> {
  const { entityRef } = entity;
  const { kind } = parseEntityRef(entityRef);
  switch (page) {
    case 'create-environment':
      return kind === 'component' ? { component: entityRef } : {};
    case 'environments':
      return kind === 'group' || kind === 'user'
        ? { scope: 'all', owner: entityRef }
        : {};
    case 'flaky-tests':
    case 'reviews':
    case 'delivery':
    case 'incidents':
      return deliveryScope(entityRef, kind);
    default:
      return unknownPage(page);
  }
}

function unknownPage(page: never): never {
  throw new Error(`Unknown page ${JSON.stringify(page)}`);
}
