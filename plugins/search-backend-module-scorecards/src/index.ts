/**
 * Lets the search find scorecards.
 *
 * @packageDocumentation
 */
export { searchModuleScorecardsCollator as default } from './module';
