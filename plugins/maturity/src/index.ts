/**
 * How mature the platform is, team by team, and what to fix next.
 *
 * @packageDocumentation
 */

export { maturityApiRef } from './api';
export {
  EntityMaturityCard,
  MaturityWidget,
  OrganisationMaturityWidget,
} from './cards';
export { EntityMaturityContent, MaturityPage, maturityPlugin } from './plugin';
export {
  entityContentRouteRef,
  modelRouteRef,
  reportRouteRef,
  rootRouteRef,
  teamRouteRef,
} from './routes';
export { maturityTranslationRef } from './translation';
