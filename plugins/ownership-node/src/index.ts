/**
 * Extension points and service ref of the ownership plugin.
 *
 * @packageDocumentation
 */
export * from './identifiers';
export * from './onCall';
export * from './service';
