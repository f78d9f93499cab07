/**
 * What the Groundwork backend plugins share.
 *
 * @packageDocumentation
 */

export * from './authorization';
export * from './database';
export * from './leases';
export * from './locations';
export * from './openapi';
