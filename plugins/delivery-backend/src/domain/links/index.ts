export * from './confidence';
export * from './linkFailures';
export type { NamedCause } from './linkExplicit';
export type { Hotfix } from './linkHotfixes';
export type { Revert } from './linkReverts';
export type { Correction } from './settleLinks';
