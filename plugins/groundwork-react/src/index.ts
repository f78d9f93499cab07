/**
 * What screens of several Groundwork plugins share.
 *
 * @packageDocumentation
 */

export * from './components';
export * from './loadable';
export * from './media';
export * from './time';
export { groundworkTranslationRef } from './translation';
