import { createComponentExtension } from '@backstage/core-plugin-api';
import { deliveryPlugin } from './plugin';

/**
 * The card "Delivery" of a component's, system's or group's page: five numbers,
 * and what holds changes up.
 *
 * @public
 */
export const EntityDeliveryCard: () => JSX.Element = deliveryPlugin.provide(
  createComponentExtension({
    name: 'EntityDeliveryCard',
    component: {
      lazy: () =>
        import('./components/surfaces').then(
          module => module.EntityDeliveryCardContent,
        ),
    },
  }),
);

/**
 * The changes that wait for a review in one's groups, as a part of another page
 * such as the app's home.
 *
 * @public
 */
export const ReviewsWidget: () => JSX.Element = deliveryPlugin.provide(
  createComponentExtension({
    name: 'ReviewsWidget',
    component: {
      lazy: () =>
        import('./components/surfaces').then(
          module => module.WaitingReviewsContent,
        ),
    },
  }),
);

/**
 * The open incidents of one's groups, likewise.
 *
 * @public
 */
export const IncidentsWidget: () => JSX.Element = deliveryPlugin.provide(
  createComponentExtension({
    name: 'IncidentsWidget',
    component: {
      lazy: () =>
        import('./components/surfaces').then(
          module => module.OpenIncidentsContent,
        ),
    },
  }),
);
