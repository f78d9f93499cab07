/**
 * Types, permissions, client and CODEOWNERS matcher of the ownership plugin.
 *
 * @packageDocumentation
 */
export * from './client';
export * from './codeowners';
export * from './entity';
export * from './feedback';
export * from './gaps';
export * from './permissions';
export * from './resolve';
export * from './sources';
export * from './types';
