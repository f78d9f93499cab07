import {
  createFrontendModule,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import unprocessedEntitiesPlugin from '@backstage/plugin-catalog-unprocessed-entities/alpha';

const developerPage = SubPageBlueprint.make({
  name: 'developer',
  attachTo: { id: 'page:user-settings', input: 'pages' },
  params: {
    path: 'developer',
    title: 'Developer',
    loader: () =>
      import('./DeveloperPage').then(module => <module.DeveloperPage />),
  },
});

// Off unless asked for; the backend decides who may read what it lists.
const unprocessedEntities = unprocessedEntitiesPlugin
  .getExtension('page:catalog-unprocessed-entities')
  .override({ disabled: false });

/** Tools for those who run the portal, reached from the settings. */
export const developerModules = [
  createFrontendModule({
    pluginId: 'user-settings',
    extensions: [developerPage],
  }),
  createFrontendModule({
    pluginId: 'catalog-unprocessed-entities',
    extensions: [unprocessedEntities],
  }),
];
