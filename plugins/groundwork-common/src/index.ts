/**
 * What the Groundwork plugins share in the browser and on the server.
 *
 * @packageDocumentation
 */

export * from './client';
export * from './pages';
export * from './words';
