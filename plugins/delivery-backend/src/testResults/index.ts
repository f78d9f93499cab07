export { TestResultsError } from './errors';
export type { Place, TestResultsFailure } from './errors';
export { readTestResults } from './readTestResults';
export type {
  TestResults,
  TestResultsFormat,
  TestResultsRequest,
} from './readTestResults';
export { normaliseFile } from './normalise';
export { testKeyOf } from './testKeyOf';
export type { TestIdentity } from './testKeyOf';
export { DEFAULT_LIMITS } from './types';
export type {
  CutField,
  LeftOutReason,
  TestResult,
  TestResultsLimits,
  TestResultsSummary,
  TestStatus,
} from './types';
