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
