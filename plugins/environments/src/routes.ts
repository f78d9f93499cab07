import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

/**
 * The page with all environments.
 *
 * @public
 */
export const rootRouteRef = createRouteRef({ id: 'environments' });

/**
 * Where an environment is created.
 *
 * @public
 */
export const newEnvironmentRouteRef = createSubRouteRef({
  id: 'environments/create',
  parent: rootRouteRef,
  path: '/create',
});

/**
 * What others are asked to agree to.
 *
 * @public
 */
export const approvalsRouteRef = createSubRouteRef({
  id: 'environments/approvals',
  parent: rootRouteRef,
  path: '/approvals',
});

/**
 * Times in which nothing is deployed.
 *
 * @public
 */
export const freezesRouteRef = createSubRouteRef({
  id: 'environments/freezes',
  parent: rootRouteRef,
  path: '/freezes',
});

/**
 * What carries Groundwork's mark and no environment knows of.
 *
 * @public
 */
export const orphansRouteRef = createSubRouteRef({
  id: 'environments/orphans',
  parent: rootRouteRef,
  path: '/orphans',
});

/**
 * An environment, by its id or name.
 *
 * @public
 */
export const environmentRouteRef = createSubRouteRef({
  id: 'environments/environment',
  parent: rootRouteRef,
  path: '/:id',
});

/**
 * The tab "Environments" of a component's page.
 *
 * @public
 */
export const entityContentRouteRef = createRouteRef({
  id: 'environments/entity-content',
});
