export { Access } from './Access';
export { readDeliveryConfig } from './config';
export type { DeliverySettings } from './config';
export { addIngestRoutes, UNAUTHENTICATED_PATHS } from './routes';
export type { IngestRouterOptions } from './routes';
export { Ingest } from './Ingest';
