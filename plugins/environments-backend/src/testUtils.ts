/**
 * The plugin without a backend around it, for benchmarks and kill tests.
 *
 * @packageDocumentation
 */

export * from './testUtils/index';
