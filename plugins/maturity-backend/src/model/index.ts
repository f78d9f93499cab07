export { compileScorecards, scorecardIdsOf } from './compileScorecards';
export { readsFact } from './comparisons';
export {
  type LoadedModel,
  loadModel,
  type LoadModelOptions,
  SHIPPED,
} from './loadModel';
export { type ParsedModel, parseMaturityModel } from './parseMaturityModel';
export { problemsInModel } from './problemsInModel';
export { REFERENCE_LINES } from './references';
export { LEVELS, MATURITY_MODEL_SCHEMA } from './schema';
export { versionOf } from './versionOf';
