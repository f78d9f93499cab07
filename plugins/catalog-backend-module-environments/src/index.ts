/**
 * Environments as entities of the catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleEnvironments as default } from './module';
