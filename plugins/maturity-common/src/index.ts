/**
 * What the maturity plugin shares in the browser and on the server.
 *
 * @packageDocumentation
 */

export * from './api';
export * from './capabilities';
export * from './client';
export * from './context';
export * from './improvements';
export * from './levels';
export * from './model';
export * from './organisation';
export * from './permissions';
export * from './proof';
export * from './report';
export * from './selfAssessment';
export * from './team';
