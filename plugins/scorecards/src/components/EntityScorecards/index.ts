export { EntityScorecardsTabContent } from './EntityScorecardsTabContent';
