/**
 * A conformance kit for drivers, and contexts to test them with.
 *
 * @packageDocumentation
 */
export { Killed, StaleEpochError, type Boundary } from './testing/boundaries';
export {
  createTestContext,
  type TestContext,
  type TestContextOptions,
} from './testing/createTestContext';
export {
  conformanceChecks,
  type ConformanceCheck,
} from './testing/conformanceChecks';
export { runDriverProcess, type DriverProgram } from './testing/driverProcess';
export { describeDriverConformance } from './testing/describeDriverConformance';
export {
  TestLedger,
  type LedgerIntent,
  type LedgerLogLine,
  type LedgerScope,
} from './testing/TestLedger';
export {
  ConformanceError,
  type AppliedResource,
  type ConformanceProcess,
  type ConformanceTools,
  type DriverConformanceSubject,
} from './testing/types';
export type {
  DriverCapabilities,
  DriverContext,
  DriverIntents,
  DriverPlan,
  DriverSecrets,
  DriverStep,
  EnvironmentDriver,
  EnvironmentIdentity,
  ObserveContext,
  Observation,
  OwnedObject,
  PlanContext,
  ResourceDesire,
} from './driver';
export { UNKNOWN } from './driver';
export { Secret, type SecretRef } from './secrets';
