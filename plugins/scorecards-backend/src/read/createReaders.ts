import { OwnedSums } from '../rollup/OwnedSums';
import { SumsMemory } from '../rollup/SumsMemory';
import { BadgeReader } from './BadgeReader';
import { EntityReader, EntityReaderOptions } from './EntityReader';
import { EntityRows } from './EntityRows';
import { HistoryReader } from './HistoryReader';
import { LevelReader } from './LevelReader';
import { ScorecardReader, ScorecardReaderOptions } from './ScorecardReader';
import { StandingReader } from './StandingReader';
import { Trends } from './Trends';

/** What answers are read by. */
export interface Readers {
  scorecards: ScorecardReader;
  rows: EntityRows;
  standings: StandingReader;
  entities: EntityReader;
  levels: LevelReader;
  history: HistoryReader;
  badges: BadgeReader;
}

/** What the readers are made with. */
export type ReadersOptions = Omit<ScorecardReaderOptions, 'sums' | 'trends'> &
  EntityReaderOptions & {
    /** Whose memory of sums is shared; there is one of its own without. */
    owned?: Pick<OwnedSums, 'memory'>;
  };

/** Makes all that reads; each only reads, and knows who asks. */
export function createReaders(options: ReadersOptions): Readers {
  return {
    scorecards: new ScorecardReader({
      ...options,
      sums: options.owned?.memory ?? new SumsMemory(options),
      trends: new Trends(options),
    }),
    rows: new EntityRows(options),
    standings: new StandingReader(options),
    entities: new EntityReader(options),
    levels: new LevelReader(options),
    history: new HistoryReader(options),
    badges: new BadgeReader(options),
  };
}
