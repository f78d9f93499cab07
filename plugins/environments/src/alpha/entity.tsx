import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { entityContentRouteRef } from '../routes';

export const groupCard = EntityCardBlueprint.make({
  name: 'group',
  params: {
    type: 'info',
    filter: { kind: 'group' },
    loader: () =>
      import('../components/GroupEnvironmentsCard').then(module => (
        <module.GroupEnvironmentsCardContent />
      )),
  },
});

export const environmentsContent = EntityContentBlueprint.make({
  params: {
    path: '/environments',
    title: 'Environments',
    filter: { kind: 'component' },
    routeRef: entityContentRouteRef,
    loader: () =>
      import('../components/EntityEnvironments').then(module => (
        <module.EntityEnvironmentsContent />
      )),
  },
});
