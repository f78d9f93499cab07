/**
 * What the delivery plugin shares in the browser and on the server.
 *
 * @packageDocumentation
 */

export * from './permissions';
