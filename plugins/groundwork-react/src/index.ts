/**
 * What screens of several Groundwork plugins share.
 *
 * @packageDocumentation
 */

export * from './activity';
export * from './browser';
export * from './components';
export * from './loadable';
export * from './media';
export * from './numbers';
export * from './routing';
export * from './time';
export { groundworkTranslationRef } from './translation';
