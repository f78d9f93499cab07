/** All that is shown on others' pages, to be loaded together as screens are. */
export * from './EntityMaturity';
export * from './EntityMaturityCard';
export * from './widgets';
