/**
 * Service ref of the delivery plugin.
 *
 * @packageDocumentation
 */
export * from './service';
