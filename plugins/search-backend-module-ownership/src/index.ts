/**
 * Lets the search find entities by their identifiers.
 *
 * @packageDocumentation
 */
export { searchModuleOwnershipCollator as default } from './module';
