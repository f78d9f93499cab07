/**
 * Environments from the portal: create, watch, extend, destroy.
 *
 * @packageDocumentation
 */

export { environmentsApiRef } from './api';
export { GroupEnvironmentsCard, MyEnvironmentsWidget } from './cards';
export {
  EntityEnvironmentsContent,
  EnvironmentsPage,
  environmentsPlugin,
} from './plugin';
export {
  approvalsRouteRef,
  entityContentRouteRef,
  environmentRouteRef,
  freezesRouteRef,
  newEnvironmentRouteRef,
  orphansRouteRef,
  rootRouteRef,
} from './routes';
export { environmentsTranslationRef } from './translation';
