/**
 * Compiles and evaluates scorecards: without I/O, clock or randomness.
 *
 * @packageDocumentation
 */
export * from './cel';
export * from './definition';
export * from './evaluation';
export * from './levels';
export * from './types';
