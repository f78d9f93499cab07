export { Access } from './Access';
export { readDeliveryConfig } from './config';
export type { DeliverySettings } from './config';
export {
  createIngestRouter,
  UNAUTHENTICATED_PATHS,
} from './createIngestRouter';
export { Ingest } from './Ingest';
