export { createScorecardsHarness } from './harness';
export type { ScorecardsHarness, ScorecardsHarnessOptions } from './harness';
