/**
 * Resources of environments, made by programs of the platform team.
 *
 * @packageDocumentation
 */
export { environmentsModuleScript as default } from './module';
export type { Program } from './programs';
export { ScriptDriver } from './ScriptDriver';
