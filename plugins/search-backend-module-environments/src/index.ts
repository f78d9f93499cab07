/**
 * Lets the search find environments.
 *
 * @packageDocumentation
 */
export { searchModuleEnvironmentsCollator as default } from './module';
