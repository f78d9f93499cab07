export { ScorecardsRoutes } from './ScorecardsRoutes';
