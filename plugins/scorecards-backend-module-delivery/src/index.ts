/**
 * Lets scorecards ask how changes are delivered.
 *
 * @packageDocumentation
 */
export { scorecardsModuleDelivery as default } from './module';
