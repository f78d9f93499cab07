/**
 * Lets scorecards ask for environments and deployments.
 *
 * @packageDocumentation
 */
export { scorecardsModuleEnvironments as default } from './module';
