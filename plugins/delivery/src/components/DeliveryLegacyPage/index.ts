export { DeliveryLegacyPage } from './DeliveryLegacyPage';
