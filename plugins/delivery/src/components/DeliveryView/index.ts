export { DeliveryView } from './DeliveryView';
