export { EntityScorecardsCardContent } from './EntityScorecardsCardContent';
