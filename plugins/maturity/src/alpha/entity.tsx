import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { entityContentRouteRef } from '../routes';

const GROUP = { kind: 'group' };

export const maturityCard = EntityCardBlueprint.make({
  params: {
    type: 'info',
    filter: GROUP,
    loader: () =>
      import('../components/surfaces').then(module => (
        <module.EntityMaturityCardContent />
      )),
  },
});

export const maturityContent = EntityContentBlueprint.make({
  params: {
    path: '/maturity',
    title: 'Maturity',
    filter: GROUP,
    routeRef: entityContentRouteRef,
    loader: () =>
      import('../components/surfaces').then(module => (
        <module.EntityMaturityContent />
      )),
  },
});
