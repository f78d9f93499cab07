export { ScorecardsLegacyPage } from './ScorecardsLegacyPage';
