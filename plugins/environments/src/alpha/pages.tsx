import {
  coreExtensionData,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiStackLine } from '@remixicon/react';
import { rootRouteRef } from '../routes';
import { EnvironmentsFrame } from './EnvironmentsFrame';
import { PAGE_TITLE, PART_TITLES } from './titles';

const { reactElement, title: titleData, routePath } = coreExtensionData;

const ICON = <RiStackLine size="1em" />;

export const environmentsPage = PageBlueprint.makeWithOverrides({
  factory: (original, { config, inputs, node }) => {
    const page = original({
      path: '/environments',
      title: PAGE_TITLE,
      icon: ICON,
      routeRef: rootRouteRef,
    });
    const parts = inputs.pages.map(part => ({
      path: part.get(routePath),
      title: part.get(titleData),
      icon: part.get(coreExtensionData.icon),
      element: part.get(reactElement),
    }));
    return [
      ...[...page].filter(({ id }) => id !== reactElement.id),
      reactElement(
        <EnvironmentsFrame
          pluginId={node.spec.plugin.pluginId}
          title={config.title ?? PAGE_TITLE}
          icon={ICON}
          parts={parts}
        />,
      ),
    ];
  },
});

export const allSubPage = SubPageBlueprint.make({
  name: 'all',
  params: {
    // The page's own address, so that environments are right below it.
    path: '',
    title: PART_TITLES.all,
    loader: () =>
      import('../components/EnvironmentsRoutes').then(module => (
        <module.EnvironmentsRoutes />
      )),
  },
});

export const approvalsSubPage = SubPageBlueprint.make({
  name: 'approvals',
  params: {
    path: 'approvals',
    title: PART_TITLES.approvals,
    loader: () =>
      import('../components/ApprovalsPage').then(module => (
        <module.ApprovalsPageContent />
      )),
  },
});

export const freezesSubPage = SubPageBlueprint.make({
  name: 'freezes',
  params: {
    path: 'freezes',
    title: PART_TITLES.freezes,
    loader: () =>
      import('../components/FreezesPage').then(module => (
        <module.FreezesPageContent />
      )),
  },
});

export const orphansSubPage = SubPageBlueprint.make({
  name: 'orphans',
  params: {
    path: 'orphans',
    title: PART_TITLES.orphans,
    loader: () =>
      import('../components/OrphansPage').then(module => (
        <module.OrphansPageContent />
      )),
  },
});
