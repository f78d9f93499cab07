/**
 * The plugin without a backend around it, for benchmarks.
 *
 * @packageDocumentation
 */

export * from './testUtils/index';
