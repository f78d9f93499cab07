/**
 * Sign-in as one of a list of demo people, for development only.
 *
 * @packageDocumentation
 */
export { authModuleDemoProvider as default } from './module';
