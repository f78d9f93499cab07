export { scorecardsTranslationRef } from './ref';
export { useScorecardsTranslation } from './useScorecardsTranslation';
export type { ScorecardsTranslate } from './useScorecardsTranslation';
