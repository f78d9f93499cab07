import { BadgeReader } from './BadgeReader';
import { EntityReader, EntityReaderOptions } from './EntityReader';
import { EntityRows } from './EntityRows';
import { HistoryReader } from './HistoryReader';
import { LevelReader } from './LevelReader';
import { ScorecardReader, ScorecardReaderOptions } from './ScorecardReader';
import { Trends } from './Trends';

/** What answers are read by. */
export interface Readers {
  scorecards: ScorecardReader;
  rows: EntityRows;
  entities: EntityReader;
  levels: LevelReader;
  history: HistoryReader;
  badges: BadgeReader;
}

/** What the readers are made with. */
export type ReadersOptions = Omit<ScorecardReaderOptions, 'trends'> &
  EntityReaderOptions;

/** Makes all that reads; each only reads, and knows who asks. */
export function createReaders(options: ReadersOptions): Readers {
  return {
    scorecards: new ScorecardReader({
      ...options,
      trends: new Trends(options),
    }),
    rows: new EntityRows(options),
    entities: new EntityReader(options),
    levels: new LevelReader(options),
    history: new HistoryReader(options),
    badges: new BadgeReader(options),
  };
}
