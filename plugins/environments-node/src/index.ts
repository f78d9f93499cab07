/**
 * Drivers of environments, and the environments service for other plugins.
 *
 * @packageDocumentation
 */
export * from './driver';
export * from './extensions';
export * from './failures';
export * from './secrets';
export * from './service';
