export * from './change';
export * from './commit';
export * from './deployment';
export * from './environment';
export * from './incident';
export * from './pipeline';
export type { Folded, SubjectEvents } from './understand';
