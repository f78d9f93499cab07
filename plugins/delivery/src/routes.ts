import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/**
 * The page about delivery.
 *
 * @public
 */
export const rootRouteRef = createRouteRef({ id: 'delivery' });

/**
 * What a metric is made of.
 *
 * @public
 */
export const metricRouteRef = createSubRouteRef({
  id: 'delivery/metric',
  parent: rootRouteRef,
  path: '/metrics/:metric',
});

/**
 * A change, which the parameter `id` names.
 *
 * @public
 */
export const changeRouteRef = createSubRouteRef({
  id: 'delivery/change',
  parent: rootRouteRef,
  path: '/changes',
});

/**
 * Where a repository's history is read.
 *
 * @public
 */
export const backfillsRouteRef = createSubRouteRef({
  id: 'delivery/backfills',
  parent: rootRouteRef,
  path: '/backfills',
});

/**
 * Tests that do not say what they should.
 *
 * @public
 */
export const testsRouteRef = createSubRouteRef({
  id: 'delivery/tests',
  parent: rootRouteRef,
  path: '/tests',
});

/**
 * Changes that wait for somebody.
 *
 * @public
 */
export const reviewsRouteRef = createSubRouteRef({
  id: 'delivery/reviews',
  parent: rootRouteRef,
  path: '/reviews',
});

/**
 * All incidents.
 *
 * @public
 */
export const incidentsRouteRef = createSubRouteRef({
  id: 'delivery/incidents',
  parent: rootRouteRef,
  path: '/incidents',
});

/**
 * An incident, with where it came from.
 *
 * @public
 */
export const incidentRouteRef = createSubRouteRef({
  id: 'delivery/incident',
  parent: rootRouteRef,
  path: '/incidents/:id',
});

/**
 * The tab "Delivery" of an entity's page.
 *
 * @public
 */
export const entityContentRouteRef = createRouteRef({
  id: 'delivery/entity-content',
});

/** Where the documentation of an entity is, with the definitions of metrics. */
export const docsRouteRef = createExternalRouteRef({
  id: 'delivery/docs',
  params: ['namespace', 'kind', 'name'],
  optional: true,
  defaultTarget: 'techdocs.docRoot',
});
