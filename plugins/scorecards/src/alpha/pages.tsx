import {
  coreExtensionData,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiStairsLine } from '@remixicon/react';
import { rootRouteRef } from '../routes';
import { ScorecardsFrame } from './ScorecardsFrame';
import { PAGE_TITLE, PART_TITLES } from './titles';

const { reactElement, title: titleData, routePath } = coreExtensionData;

const ICON = <RiStairsLine size="1em" />;

export const scorecardsPage = PageBlueprint.makeWithOverrides({
  factory: (original, { config, inputs, node }) => {
    const page = original({
      path: '/scorecards',
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
        <ScorecardsFrame
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
    // The page's own address, so that scorecards are right below it.
    path: '',
    title: PART_TITLES.all,
    loader: () =>
      import('../components/ScorecardsRoutes').then(module => (
        <module.ScorecardsRoutes />
      )),
  },
});

export const waiversSubPage = SubPageBlueprint.make({
  name: 'waivers',
  params: {
    path: 'waivers',
    title: PART_TITLES.waivers,
    loader: () =>
      import('../components/WaiversPage').then(module => (
        <module.WaiversPageContent />
      )),
  },
});

export const factsSubPage = SubPageBlueprint.make({
  name: 'facts',
  params: {
    path: 'facts',
    title: PART_TITLES.facts,
    loader: () =>
      import('../components/FactsPage').then(module => (
        <module.FactsPageContent />
      )),
  },
});
