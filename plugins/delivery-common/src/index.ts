/**
 * What the delivery plugin shares in the browser and on the server.
 *
 * @packageDocumentation
 */

export * from './api';
export * from './backfills';
export * from './changes';
export * from './client';
export * from './cohorts';
export * from './constraint';
export * from './figures';
export * from './identifiers';
export * from './incidents';
export * from './metrics';
export * from './numbers';
export * from './permissions';
export * from './recent';
export * from './reviews';
export * from './scope';
export * from './tests';
