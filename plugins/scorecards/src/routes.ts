import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/**
 * The page with all scorecards.
 *
 * @public
 */
export const rootRouteRef = createRouteRef({ id: 'scorecards' });

/**
 * A scorecard.
 *
 * @public
 */
export const scorecardRouteRef = createSubRouteRef({
  id: 'scorecards/scorecard',
  parent: rootRouteRef,
  path: '/:id',
});

/**
 * The list of waivers.
 *
 * @public
 */
export const waiversRouteRef = createSubRouteRef({
  id: 'scorecards/waivers',
  parent: rootRouteRef,
  path: '/waivers',
});

/**
 * The list of facts.
 *
 * @public
 */
export const factsRouteRef = createSubRouteRef({
  id: 'scorecards/facts',
  parent: rootRouteRef,
  path: '/facts',
});

/**
 * The tab "Scorecards" of an entity's page.
 *
 * @public
 */
export const entityContentRouteRef = createRouteRef({
  id: 'scorecards/entity-content',
});

/** Where a template that helps is filled in. */
export const templateRouteRef = createExternalRouteRef({
  id: 'scorecards/template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});

/** Where gaps in ownership are mended. */
export const ownershipGapsRouteRef = createExternalRouteRef({
  id: 'scorecards/ownership-gaps',
  optional: true,
  defaultTarget: 'ownership.gaps',
});

/** Where an environment is created. */
export const createEnvironmentRouteRef = createExternalRouteRef({
  id: 'scorecards/create-environment',
  optional: true,
  defaultTarget: 'environments.create',
});

/** The list of environments. */
export const environmentsRouteRef = createExternalRouteRef({
  id: 'scorecards/environments',
  optional: true,
  defaultTarget: 'environments.root',
});

/** Tests that do not say what they should. */
export const flakyTestsRouteRef = createExternalRouteRef({
  id: 'scorecards/flaky-tests',
  optional: true,
  defaultTarget: 'delivery.tests',
});

/** Changes that wait for somebody. */
export const reviewsRouteRef = createExternalRouteRef({
  id: 'scorecards/reviews',
  optional: true,
  defaultTarget: 'delivery.reviews',
});

/** What happens to changes on their way, and what holds them up. */
export const deliveryRouteRef = createExternalRouteRef({
  id: 'scorecards/delivery',
  optional: true,
  defaultTarget: 'delivery.root',
});

/** All incidents. */
export const incidentsRouteRef = createExternalRouteRef({
  id: 'scorecards/incidents',
  optional: true,
  defaultTarget: 'delivery.incidents',
});
