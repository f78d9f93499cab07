import {
  createFrontendModule,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';

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

/** Tools for those who run the portal, reached from the settings. */
export const developerModule = createFrontendModule({
  pluginId: 'user-settings',
  extensions: [developerPage],
});
