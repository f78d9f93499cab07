/**
 * Levels, what is missing for the next one, and how to fix it.
 *
 * @packageDocumentation
 */

export { scorecardLevelsApiRef, scorecardsApiRef } from './api';
export type { ScorecardLevelsApi } from './api';
export { createScorecardColumn } from './components/LevelCell';
export type { ScorecardColumnOptions } from './components/LevelCell';
export {
  EntityScorecardsCard,
  EntityScorecardsContent,
  NextStepsWidget,
  ScorecardsPage,
  scorecardsPlugin,
  TeamScorecardsCard,
} from './plugin';
export {
  entityContentRouteRef,
  factsRouteRef,
  rootRouteRef,
  scorecardRouteRef,
  waiversRouteRef,
} from './routes';
export { scorecardsTranslationRef } from './translation';
