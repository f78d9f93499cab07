export { exponentialBackOff } from './exponentialBackOff';
export { LeaseQueue } from './LeaseQueue';
export { createLeaseTable, dropLeaseTable } from './leaseTable';
export { LeaseWorker } from './LeaseWorker';
export type { LeaseHandler, LeaseWorkerOptions } from './LeaseWorker';
export type {
  LeaseCompletion,
  LeaseCompletionResult,
  Lease,
  LeaseQueueOptions,
  LeaseStats,
  LeaseMarkOptions,
  LeaseReleaseOptions,
} from './types';
