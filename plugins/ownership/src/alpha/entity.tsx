import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { entityContentRouteRef } from '../routes';

/** What can be owned. A group or a user owns; a location only leads elsewhere. */
const OWNABLE = {
  kind: {
    $in: ['component', 'api', 'resource', 'system', 'domain', 'template'],
  },
};

export const ownershipCard = EntityCardBlueprint.make({
  params: {
    type: 'info',
    filter: OWNABLE,
    loader: () =>
      import('../components/EntityOwnershipCard').then(module => (
        <module.EntityOwnershipCardContent />
      )),
  },
});

export const ownershipContent = EntityContentBlueprint.make({
  params: {
    path: '/ownership',
    title: 'Ownership',
    filter: OWNABLE,
    routeRef: entityContentRouteRef,
    loader: () =>
      import('../components/EntityOwnershipContent').then(module => (
        <module.EntityOwnershipTabContent />
      )),
  },
});
