export { ScorecardsPageContent } from './ScorecardsPageContent';
