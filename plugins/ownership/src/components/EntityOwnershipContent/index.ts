export { EntityOwnershipTabContent } from './EntityOwnershipTabContent';
