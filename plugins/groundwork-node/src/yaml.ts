/**
 * Reads definitions that people write as YAML, and tells them where something is
 * wrong. Apart from the rest, so that command lines need not load a backend.
 *
 * @packageDocumentation
 */

export * from './yaml/index';
