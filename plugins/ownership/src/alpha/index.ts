/**
 * The plugin for the new frontend system.
 *
 * @packageDocumentation
 */

export { ownershipFrontendPlugin as default } from './plugin';
