export { createOwnershipHarness } from './harness';
export type {
  OwnershipHarness,
  OwnershipHarnessOptions,
  OwnershipReplica,
} from './harness';
