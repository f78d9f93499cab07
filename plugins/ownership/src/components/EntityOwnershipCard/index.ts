export { EntityOwnershipCardContent } from './EntityOwnershipCardContent';
