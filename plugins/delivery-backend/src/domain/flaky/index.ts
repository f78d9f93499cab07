export * from './assessTest';
export * from './evidence';
export type { TestExecution } from './execution';
export * from './flakyCost';
export * from './flipRate';
export * from './massFailure';
