import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiUserSearchLine } from '@remixicon/react';
import { entityContentRouteRef, gapsRouteRef, rootRouteRef } from '../routes';
import { ownershipApi } from './apis';
import { ownershipCard, ownershipContent } from './entity';
import { gapsSubPage, ownershipPage, whoOwnsSubPage } from './pages';
import { searchResultListItem, whoOwnsDialog, whoOwnsWidget } from './whoOwns';

/** The plugin with the types of all its extensions. */
export const ownershipFrontendPlugin = createFrontendPlugin({
  pluginId: 'ownership',
  title: 'Ownership',
  icon: <RiUserSearchLine size="1em" />,
  info: { packageJson: () => import('../../package.json') },
  routes: {
    root: rootRouteRef,
    gaps: gapsRouteRef,
    entityContent: entityContentRouteRef,
  },
  extensions: [
    ownershipApi,
    ownershipPage,
    whoOwnsSubPage,
    gapsSubPage,
    ownershipCard,
    ownershipContent,
    whoOwnsDialog,
    whoOwnsWidget,
    searchResultListItem,
  ],
});
