import {
  coreExtensionData,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiSeedlingLine } from '@remixicon/react';
import { rootRouteRef } from '../routes';
import { MaturityFrame } from './MaturityFrame';
import { PAGE_TITLE, PART_TITLES } from './titles';

const { reactElement, title: titleData, routePath } = coreExtensionData;

const ICON = <RiSeedlingLine size="1em" />;

export const maturityPage = PageBlueprint.makeWithOverrides({
  factory: (original, { config, inputs, node }) => {
    const page = original({
      path: '/maturity',
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
        <MaturityFrame
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
    // The page's own address, so that teams are right below it.
    path: '',
    title: PART_TITLES.overview,
    loader: () =>
      import('../components/screens').then(module => <module.MaturityRoutes />),
  },
});

export const reportSubPage = SubPageBlueprint.make({
  name: 'report',
  params: {
    path: 'report',
    title: PART_TITLES.report,
    loader: () =>
      import('../components/screens').then(module => (
        <module.ReportPageContent />
      )),
  },
});

export const modelSubPage = SubPageBlueprint.make({
  name: 'model',
  params: {
    path: 'model',
    title: PART_TITLES.model,
    loader: () =>
      import('../components/screens').then(module => (
        <module.ModelPageContent />
      )),
  },
});
