export type { LongWait } from './evidence';
export {
  type Abstention,
  type ConstraintCall,
  type ConstraintFinding,
  type ConstraintOptions,
  type Contest,
  nameConstraint,
  nameConstraintInSteps,
  type StageEvidence,
} from './nameConstraint';
export { savingOfFasterStage, type StageSaving } from './savingOfFasterStage';
export { type LittleCheck, type StageLoad, stageLoads } from './stageLoads';
export type { Period } from './units';
