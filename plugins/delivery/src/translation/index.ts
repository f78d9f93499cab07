export { deliveryTranslationRef } from './ref';
export { useDeliveryTranslation } from './useDeliveryTranslation';
export type { DeliveryTranslate } from './useDeliveryTranslation';
