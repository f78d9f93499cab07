import { FactObservation } from '@groundwork/backstage-plugin-scorecards-node';
import { FactDeclaration } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import { StoredFact } from '../database/rows';

/** The source of facts that others report, instead of a collector's id. */
export const PUSH_SOURCE = 'push';

/** Where entities are marked that are to be evaluated anew. */
export interface DirtyMarks {
  mark(
    keys: readonly string[],
    options?: { dueAt?: Date; trx?: Knex },
  ): Promise<void>;
}

/** What a source knows of an entity: a row of `fact_set`. */
export interface FactSet {
  facts: Readonly<Record<string, StoredFact>>;
  /** Epoch milliseconds: the last time that the source looked. */
  observedAt: number;
}

/** What was left out of observations, and why. */
export interface IngestProblem {
  entityRef: string;
  factId?: string;
  message: string;
}

/** Observations to be stored. */
export interface IngestRequest {
  /** Id of a collector, whose observations are complete, or `push`. */
  source: string;
  observations: readonly FactObservation[];
  /** What the source may say, by fact id. */
  declared: ReadonlyMap<string, FactDeclaration>;
  now: Date;
  /** Whether a problem is an error, and then nothing is stored. */
  allOrNothing?: boolean;
}

/** What became of observations. */
export interface IngestResult {
  /** Facts taken, whether or not they say something new. */
  stored: number;
  /** Facts that have another value than before. */
  changed: number;
  /** Facts that a later observation is known of, so left alone. */
  outdated: number;
  /** The first hundred. */
  problems: IngestProblem[];
  problemCount: number;
}
