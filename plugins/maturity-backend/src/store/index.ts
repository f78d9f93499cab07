export * from './AnswerStore';
export * from './createStores';
export * from './DayStore';
export * from './FindingStore';
export * from './TeamStore';
export * from './TurnStore';
export type * from './types';
