export { DeliveryPageContent } from './DeliveryPageContent';
