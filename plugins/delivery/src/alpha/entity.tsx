import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { entityContentRouteRef } from '../routes';

/** What numbers are asked of; a group has a card of its own. */
const MEASURED = { kind: { $in: ['component', 'system', 'domain'] } };

const GROUP = { kind: 'group' };

const card = () =>
  import('../components/surfaces').then(module => (
    <module.EntityDeliveryCardContent />
  ));

export const deliveryCard = EntityCardBlueprint.make({
  params: { type: 'info', filter: MEASURED, loader: card },
});

export const groupCard = EntityCardBlueprint.make({
  name: 'group',
  params: { type: 'info', filter: GROUP, loader: card },
});

export const deliveryContent = EntityContentBlueprint.make({
  params: {
    path: '/delivery',
    title: 'Delivery',
    filter: { $any: [MEASURED, GROUP] },
    routeRef: entityContentRouteRef,
    loader: () =>
      import('../components/surfaces').then(module => (
        <module.EntityDeliveryContent />
      )),
  },
});
