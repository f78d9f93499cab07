import {
  coreExtensionData,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiGitMergeLine } from '@remixicon/react';
import { rootRouteRef } from '../routes';
import { DeliveryFrame } from './DeliveryFrame';
import { PAGE_TITLE, PART_TITLES } from './titles';

const { reactElement, title: titleData, routePath } = coreExtensionData;

const ICON = <RiGitMergeLine size="1em" />;

export const deliveryPage = PageBlueprint.makeWithOverrides({
  factory: (original, { config, inputs, node }) => {
    const page = original({
      path: '/delivery',
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
        <DeliveryFrame
          pluginId={node.spec.plugin.pluginId}
          title={config.title ?? PAGE_TITLE}
          icon={ICON}
          parts={parts}
        />,
      ),
    ];
  },
});

export const overviewSubPage = SubPageBlueprint.make({
  name: 'overview',
  params: {
    // The page's own address, so that metrics and changes are right below it.
    path: '',
    title: PART_TITLES.overview,
    loader: () =>
      import('../components/screens').then(module => <module.DeliveryRoutes />),
  },
});

export const testsSubPage = SubPageBlueprint.make({
  name: 'tests',
  params: {
    path: 'tests',
    title: PART_TITLES.tests,
    loader: () =>
      import('../components/screens').then(module => (
        <module.TestsPageContent />
      )),
  },
});

export const reviewsSubPage = SubPageBlueprint.make({
  name: 'reviews',
  params: {
    path: 'reviews',
    title: PART_TITLES.reviews,
    loader: () =>
      import('../components/screens').then(module => (
        <module.ReviewsPageContent />
      )),
  },
});

export const incidentsSubPage = SubPageBlueprint.make({
  name: 'incidents',
  params: {
    path: 'incidents',
    title: PART_TITLES.incidents,
    loader: () =>
      import('../components/screens').then(module => (
        <module.IncidentsRoutes />
      )),
  },
});
