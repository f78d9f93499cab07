/**
 * What the Groundwork backend plugins share.
 *
 * @packageDocumentation
 */

export * from './database';
export * from './openapi';
