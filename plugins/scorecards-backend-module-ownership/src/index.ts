/**
 * Lets scorecards ask who owns what, and who is on call for it.
 *
 * @packageDocumentation
 */
export { scorecardsModuleOwnership as default } from './module';
