export { DeliveryRoutes } from './DeliveryRoutes';
