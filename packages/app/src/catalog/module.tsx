import {
  ApiBlueprint,
  coreExtensionData,
  createExtensionInput,
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { DefaultEntityPresentationApi } from '@backstage/plugin-catalog';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import {
  catalogApiRef,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { RiBox3Line } from '@remixicon/react';
import { kindIcons } from '@groundwork/backstage-plugin-groundwork-react';

const iconComponents = Object.fromEntries(
  Object.entries(kindIcons).map(([kind, icon]) => [kind, () => icon]),
);

/** Links to entities carry the same icons as the rest of the portal. */
const entityPresentation = ApiBlueprint.make({
  name: 'entity-presentation',
  params: defineParams =>
    defineParams({
      api: entityPresentationApiRef,
      deps: { catalogApi: catalogApiRef },
      factory: ({ catalogApi }) =>
        DefaultEntityPresentationApi.create({
          catalogApi,
          kindIcons: iconComponents,
        }),
    }),
});

/** Takes the place of the catalog's own page, for its table. */
const catalogPage = PageBlueprint.makeWithOverrides({
  inputs: {
    filters: createExtensionInput([coreExtensionData.reactElement]),
  },
  factory(originalFactory, { inputs }) {
    return originalFactory({
      path: '/catalog',
      routeRef: catalogPlugin.routes.catalogIndex,
      title: 'Catalog',
      icon: <RiBox3Line />,
      loader: async () => {
        const { CatalogPage } = await import('./CatalogPage');
        const filters = inputs.filters.map(filter =>
          filter.get(coreExtensionData.reactElement),
        );
        return <CatalogPage filters={<>{filters}</>} />;
      },
    });
  },
});

/** High enough to see the neighbours, low enough to see what is below. */
const GRAPH_CARD_HEIGHT = 360;

const relationsCard = catalogGraphPlugin
  .getExtension('entity-card:catalog-graph/relations')
  .override({
    factory: (original, { config }) =>
      original({
        config: { ...config, height: config.height ?? GRAPH_CARD_HEIGHT },
      }),
  });

export const catalogModules = [
  createFrontendModule({
    pluginId: 'catalog',
    extensions: [entityPresentation, catalogPage],
  }),
  createFrontendModule({
    pluginId: 'catalog-graph',
    extensions: [relationsCard],
  }),
];
