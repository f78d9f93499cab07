import { Counts } from './Tally';

/** Which years a process makes. */
export interface ScoreSettings {
  seeds: number[];
}

/** What a process has counted. */
export interface ScoreResult {
  found: Counts;
  /** How long it took to come to all answers about a year, the making apart. */
  ms: number[];
}
