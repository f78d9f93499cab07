import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiSeedlingLine } from '@remixicon/react';
import {
  entityContentRouteRef,
  externalRoutes,
  modelRouteRef,
  reportRouteRef,
  rootRouteRef,
  teamRouteRef,
} from '../routes';
import { maturityApi } from './apis';
import { maturityCard, maturityContent } from './entity';
import {
  maturityPage,
  modelSubPage,
  overviewSubPage,
  reportSubPage,
} from './pages';
import { myTeamsWidget, organisationWidget } from './widgets';

/** The plugin with the types of all its extensions. */
export const maturityFrontendPlugin = createFrontendPlugin({
  pluginId: 'maturity',
  title: 'Maturity',
  icon: <RiSeedlingLine size="1em" />,
  info: { packageJson: () => import('../../package.json') },
  routes: {
    root: rootRouteRef,
    team: teamRouteRef,
    report: reportRouteRef,
    model: modelRouteRef,
    entityContent: entityContentRouteRef,
  },
  externalRoutes,
  extensions: [
    maturityApi,
    maturityPage,
    overviewSubPage,
    reportSubPage,
    modelSubPage,
    maturityCard,
    maturityContent,
    myTeamsWidget,
    organisationWidget,
  ],
});
