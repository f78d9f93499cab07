/** All that is shown on others' pages, to be loaded together as screens are. */
export * from './EntityDelivery';
export * from './EntityDeliveryCard';
export * from './widgets';
