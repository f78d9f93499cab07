import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

/**
 * The page "Who owns …?".
 *
 * @public
 */
export const rootRouteRef = createRouteRef({ id: 'ownership' });

/**
 * The list of what is wrong with ownership.
 *
 * @public
 */
export const gapsRouteRef = createSubRouteRef({
  id: 'ownership/gaps',
  parent: rootRouteRef,
  path: '/gaps',
});

/**
 * The tab "Ownership" of an entity's page.
 *
 * @public
 */
export const entityContentRouteRef = createRouteRef({
  id: 'ownership/entity-content',
});
