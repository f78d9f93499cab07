/**
 * Types, permissions and client of the scorecards plugin.
 *
 * @packageDocumentation
 */
export * from './client';
export * from './definition';
export * from './facts';
export * from './permissions';
export * from './queries';
export * from './results';
export * from './standings';
export * from './words';
