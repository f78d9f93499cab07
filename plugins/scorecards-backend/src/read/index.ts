export { BadgeReader } from './BadgeReader';
export { createReaders } from './createReaders';
export type { Readers, ReadersOptions } from './createReaders';
export { EntityReader } from './EntityReader';
export { EntityRows } from './EntityRows';
export { HistoryReader } from './HistoryReader';
export { LevelReader } from './LevelReader';
export { ScorecardReader } from './ScorecardReader';
export { StandingReader } from './StandingReader';
