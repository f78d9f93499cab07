export { OwnershipLegacyPage } from './OwnershipLegacyPage';
