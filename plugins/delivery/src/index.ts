/**
 * What happens to changes on their way to users, and what holds them up.
 *
 * @packageDocumentation
 */

export { deliveryApiRef } from './api';
export { EntityDeliveryCard, IncidentsWidget, ReviewsWidget } from './cards';
export { DeliveryPage, deliveryPlugin, EntityDeliveryContent } from './plugin';
export {
  backfillsRouteRef,
  changeRouteRef,
  entityContentRouteRef,
  incidentRouteRef,
  incidentsRouteRef,
  metricRouteRef,
  reviewsRouteRef,
  rootRouteRef,
  testsRouteRef,
} from './routes';
export { deliveryTranslationRef } from './translation';
