export { EntityDeliveryCardContent } from './EntityDeliveryCardContent';
