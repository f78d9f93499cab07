export { createCatalogCollector } from './CatalogCollector';
export type { CatalogCollectorOptions } from './CatalogCollector';
