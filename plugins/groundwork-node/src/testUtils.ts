/**
 * What tests of the Groundwork backend plugins share.
 *
 * @packageDocumentation
 */

export * from './testUtils/index';
