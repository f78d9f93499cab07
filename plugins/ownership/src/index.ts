/**
 * Paste anything, and see who owns it, who is on call, and why.
 *
 * @packageDocumentation
 */

export { ownershipApiRef } from './api';
export type { OwnershipSearchResultListItemProps } from './components/OwnershipSearchResult';
export {
  EntityOwnershipCard,
  EntityOwnershipContent,
  OwnershipPage,
  ownershipPlugin,
  OwnershipSearchResultListItem,
  WhoOwnsDialog,
  WhoOwnsWidget,
} from './plugin';
export { entityContentRouteRef, gapsRouteRef, rootRouteRef } from './routes';
export { ownershipTranslationRef } from './translation';
