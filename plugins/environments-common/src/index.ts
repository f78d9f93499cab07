/**
 * Types, permissions and client of the environments plugin.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './approvals';
export * from './blueprint';
export * from './client';
export * from './commands';
export * from './conditions';
export * from './deployments';
export * from './environment';
export * from './operation';
export * from './orphans';
export * from './outbox';
export * from './permissions';
export * from './queries';
export * from './verdict';
export * from './versions';
