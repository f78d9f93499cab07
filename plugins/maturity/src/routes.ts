import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/**
 * The page about the maturity of teams.
 *
 * @public
 */
export const rootRouteRef = createRouteRef({ id: 'maturity' });

/**
 * A team.
 *
 * @public
 */
export const teamRouteRef = createSubRouteRef({
  id: 'maturity/team',
  parent: rootRouteRef,
  path: '/teams/:namespace/:name',
});

/**
 * The leadership report.
 *
 * @public
 */
export const reportRouteRef = createSubRouteRef({
  id: 'maturity/report',
  parent: rootRouteRef,
  path: '/report',
});

/**
 * The model with its sources.
 *
 * @public
 */
export const modelRouteRef = createSubRouteRef({
  id: 'maturity/model',
  parent: rootRouteRef,
  path: '/model',
});

/**
 * The tab "Maturity" of a group's page.
 *
 * @public
 */
export const entityContentRouteRef = createRouteRef({
  id: 'maturity/entity-content',
});

/** Where a template that helps is filled in. */
export const templateRouteRef = createExternalRouteRef({
  id: 'maturity/template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});

/** Where gaps in ownership are mended. */
export const ownershipGapsRouteRef = createExternalRouteRef({
  id: 'maturity/ownership-gaps',
  optional: true,
  defaultTarget: 'ownership.gaps',
});

/** Where an environment is created. */
export const createEnvironmentRouteRef = createExternalRouteRef({
  id: 'maturity/create-environment',
  optional: true,
  defaultTarget: 'environments.create',
});

/** All environments. */
export const environmentsRouteRef = createExternalRouteRef({
  id: 'maturity/environments',
  optional: true,
  defaultTarget: 'environments.root',
});

/** Where changes spend their time. */
export const deliveryRouteRef = createExternalRouteRef({
  id: 'maturity/delivery',
  optional: true,
  defaultTarget: 'delivery.root',
});

/** Tests that do not say what they should. */
export const flakyTestsRouteRef = createExternalRouteRef({
  id: 'maturity/flaky-tests',
  optional: true,
  defaultTarget: 'delivery.tests',
});

/** Changes that wait for a review. */
export const reviewsRouteRef = createExternalRouteRef({
  id: 'maturity/reviews',
  optional: true,
  defaultTarget: 'delivery.reviews',
});

/** All incidents. */
export const incidentsRouteRef = createExternalRouteRef({
  id: 'maturity/incidents',
  optional: true,
  defaultTarget: 'delivery.incidents',
});

/** All of them, for both doors of the plugin. */
export const externalRoutes = {
  template: templateRouteRef,
  ownershipGaps: ownershipGapsRouteRef,
  createEnvironment: createEnvironmentRouteRef,
  environments: environmentsRouteRef,
  delivery: deliveryRouteRef,
  flakyTests: flakyTestsRouteRef,
  reviews: reviewsRouteRef,
  incidents: incidentsRouteRef,
};
