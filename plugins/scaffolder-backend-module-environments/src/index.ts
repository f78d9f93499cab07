/**
 * Scaffolder actions that create, deploy, promote, roll back and destroy.
 *
 * @packageDocumentation
 */
export { scaffolderModuleEnvironments as default } from './module';
