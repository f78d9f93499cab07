import { createFrontendModule } from '@backstage/frontend-plugin-api';
import homePlugin from '@backstage/plugin-home/alpha';
import { HomePageLayoutBlueprint } from '@backstage/plugin-home-react/alpha';
import notificationsPlugin from '@backstage/plugin-notifications/alpha';
import searchPlugin from '@backstage/plugin-search/alpha';

const layout = HomePageLayoutBlueprint.make({
  params: {
    loader: () => import('./HomeLayout').then(module => module.HomeLayout),
  },
});

const page = homePlugin.getExtension('page:home').override({
  factory: (original, { config }) =>
    original({ config: { ...config, path: config.path ?? '/' } }),
});

/** Widgets for portals in general; ours has its own panels for these. */
const widgetsLeftOut = [
  homePlugin.getExtension('home-page-widget:home/toolkit'),
  homePlugin.getExtension('home-page-widget:home/starred-entities'),
  homePlugin.getExtension('home-page-widget:home/random-joke'),
  homePlugin.getExtension('home-page-widget:home/most-visited'),
  homePlugin.getExtension('home-page-widget:home/recently-visited'),
  homePlugin.getExtension('home-page-widget:home/world-clock'),
].map(widget => widget.override({ disabled: true }));

/** Keeps which pages were visited, for "Recently visited". */
const visits = [
  homePlugin.getExtension('api:home/visits').override({ disabled: false }),
  homePlugin
    .getExtension('app-root-element:home/visit-listener')
    .override({ disabled: false }),
];

const homeModule = createFrontendModule({
  pluginId: 'home',
  extensions: [layout, page, ...widgetsLeftOut, ...visits],
});

/** Home has the search on top already. */
const searchModule = createFrontendModule({
  pluginId: 'search',
  extensions: [
    searchPlugin
      .getExtension('home-page-widget:search/search-bar')
      .override({ disabled: true }),
  ],
});

/** The navigation counts what is unread on every page, not only on Home. */
const notificationsModule = createFrontendModule({
  pluginId: 'notifications',
  extensions: [
    notificationsPlugin
      .getExtension('home-page-widget:notifications/unread-notifications')
      .override({ disabled: true }),
  ],
});

/** Home, and what other plugins would add to it. */
export const homeModules = [homeModule, searchModule, notificationsModule];
