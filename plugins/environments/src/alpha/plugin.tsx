import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiStackLine } from '@remixicon/react';
import {
  approvalsRouteRef,
  entityContentRouteRef,
  environmentRouteRef,
  freezesRouteRef,
  newEnvironmentRouteRef,
  orphansRouteRef,
  rootRouteRef,
} from '../routes';
import { environmentsApi } from './apis';
import { environmentsContent, groupCard } from './entity';
import {
  allSubPage,
  approvalsSubPage,
  environmentsPage,
  freezesSubPage,
  orphansSubPage,
} from './pages';
import { myEnvironmentsWidget } from './widget';

/** The plugin with the types of all its extensions. */
export const environmentsFrontendPlugin = createFrontendPlugin({
  pluginId: 'environments',
  title: 'Environments',
  icon: <RiStackLine size="1em" />,
  info: { packageJson: () => import('../../package.json') },
  routes: {
    root: rootRouteRef,
    create: newEnvironmentRouteRef,
    approvals: approvalsRouteRef,
    freezes: freezesRouteRef,
    orphans: orphansRouteRef,
    environment: environmentRouteRef,
    entityContent: entityContentRouteRef,
  },
  extensions: [
    environmentsApi,
    environmentsPage,
    allSubPage,
    approvalsSubPage,
    freezesSubPage,
    orphansSubPage,
    environmentsContent,
    groupCard,
    myEnvironmentsWidget,
  ],
});
