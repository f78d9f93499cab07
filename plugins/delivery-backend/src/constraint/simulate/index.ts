export { type Pipeline, pipelineOf, type SimulatedStage } from './pipeline';
export { run, spansOfRun, type TrueSaving, trueSavings } from './run';
export { type Score, scoreSeeds } from './score';
export { slowestMedian } from './slowestMedian';
