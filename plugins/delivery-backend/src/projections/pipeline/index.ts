export { foldPipelineRun } from './foldPipelineRun';
export type { PipelineRules } from './foldPipelineRun';
export type { PipelineRunRecord, RunResult } from './types';
