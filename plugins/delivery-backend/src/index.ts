/**
 * What happened to every change, and what holds it up.
 *
 * @packageDocumentation
 */
export { deliveryPlugin as default } from './plugin';
