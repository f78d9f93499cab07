import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  createSearchResultListItemExtension,
  SearchResultListItemExtensionProps,
} from '@backstage/plugin-search-react';
import { OwnershipClient } from '@groundwork/backstage-plugin-ownership-common';
import { ownershipApiRef } from './api';
import { OwnershipSearchResultListItemProps } from './components/OwnershipSearchResult';
import { SEARCH_TYPE } from './lookup/searchDocument';
import { entityContentRouteRef, gapsRouteRef, rootRouteRef } from './routes';

/**
 * The plugin, for apps of the legacy frontend system.
 *
 * @public
 */
export const ownershipPlugin = createPlugin({
  id: 'ownership',
  apis: [
    createApiFactory({
      api: ownershipApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new OwnershipClient(apis),
    }),
  ],
  routes: {
    root: rootRouteRef,
    gaps: gapsRouteRef,
    entityContent: entityContentRouteRef,
  },
});

/**
 * The page with "Who owns …?" and the gaps, for the path `/ownership`. What
 * is offered to be pasted can be given by `examples`.
 *
 * @public
 */
export const OwnershipPage: (props: {
  examples?: readonly string[];
}) => JSX.Element = ownershipPlugin.provide(
  createRoutableExtension({
    name: 'OwnershipPage',
    component: () =>
      import('./components/OwnershipLegacyPage').then(
        module => module.OwnershipLegacyPage,
      ),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The card "Ownership and on-call" of an entity's page.
 *
 * @public
 */
export const EntityOwnershipCard: () => JSX.Element = ownershipPlugin.provide(
  createComponentExtension({
    name: 'EntityOwnershipCard',
    component: {
      lazy: () =>
        import('./components/EntityOwnershipCard').then(
          module => module.EntityOwnershipCardContent,
        ),
    },
  }),
);

/**
 * The tab "Ownership" of an entity's page.
 *
 * @public
 */
export const EntityOwnershipContent: () => JSX.Element =
  ownershipPlugin.provide(
    createRoutableExtension({
      name: 'EntityOwnershipContent',
      component: () =>
        import('./components/EntityOwnershipContent').then(
          module => module.EntityOwnershipTabContent,
        ),
      mountPoint: entityContentRouteRef,
    }),
  );

/**
 * Opens "Who owns …?" over any page, by `shortcut`: `mod+shift+k` unless said.
 * It belongs inside the app's router, beside the routes.
 *
 * @public
 */
export const WhoOwnsDialog: (props: {
  shortcut?: string;
  examples?: readonly string[];
}) => JSX.Element | null = ownershipPlugin.provide(
  createComponentExtension({
    name: 'WhoOwnsDialog',
    component: {
      lazy: () =>
        import('./components/WhoOwnsDialog').then(
          module => module.WhoOwnsDialogRoot,
        ),
    },
  }),
);

/**
 * "Who owns …?" as a part of another page, such as the app's home.
 *
 * @public
 */
export const WhoOwnsWidget: () => JSX.Element = ownershipPlugin.provide(
  createComponentExtension({
    name: 'WhoOwnsWidget',
    component: {
      lazy: () =>
        import('./components/WhoOwnsWidget').then(
          module => module.WhoOwnsWidgetContent,
        ),
    },
  }),
);

/**
 * How the search shows an identifier and whose it is.
 *
 * @public
 */
export const OwnershipSearchResultListItem: (
  props: SearchResultListItemExtensionProps<OwnershipSearchResultListItemProps>,
) => JSX.Element | null = ownershipPlugin.provide(
  createSearchResultListItemExtension({
    name: 'OwnershipSearchResultListItem',
    component: () =>
      import('./components/OwnershipSearchResult').then(
        module => module.IdentifierResult,
      ),
    predicate: result => result.type === SEARCH_TYPE,
  }),
);
