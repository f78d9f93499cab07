export { deliveryApiRef } from './deliveryApiRef';
