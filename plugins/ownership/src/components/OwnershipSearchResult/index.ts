export { IdentifierResult } from './IdentifierResult';
export type { OwnershipSearchResultListItemProps } from './IdentifierResult';
