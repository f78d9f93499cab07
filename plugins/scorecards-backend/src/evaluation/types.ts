import { CheckStatus } from '@groundwork/backstage-plugin-scorecards-common';
import { Knex } from 'knex';
import { StateDetails, StoredChange } from '../database/rows';
import { EvaluationRecord } from './EvaluationRecords';

/** Where entities are marked that are to be evaluated anew. */
export interface DirtyMarks {
  mark(
    keys: readonly string[],
    options?: { dueAt?: Date; trx?: Knex },
  ): Promise<void>;
  /** Marks every entity that there is. */
  markAll(trx: Knex): Promise<void>;
}

/** What of an entity its states are kept and summed up by. */
export interface EntityTraits {
  entityRef: string;
  ownerRef: string;
  titleKey: string;
  tier: number;
}

/** Where an entity stands on a scorecard, as it is stored. */
export interface State extends EntityTraits {
  scorecardId: string;
  version: number;
  seq: number;
  statuses: string;
  level: number;
  levels: number;
  unmeasured: boolean;
  /** -1 when no check applies. */
  score: number;
  passedWeight: number;
  knownWeight: number;
  applicableWeight: number;
  levelSince: Date;
  evaluatedAt: Date;
  details: StateDetails;
}

/** A transition to be written. */
export interface NewTransition {
  scorecardId: string;
  entityRef: string;
  seq: number;
  version: number;
  at: Date;
  /** Undefined when it was not part before. */
  fromLevel?: number;
  /** Undefined when it is not part any more. */
  toLevel?: number;
  fromVersion?: number;
  statuses: string;
  passedWeight: number;
  knownWeight: number;
  applicableWeight: number;
  ownerRef: string;
  changes: StoredChange[];
}

/** What a state adds to the sums of its owner. */
export interface Contribution {
  scorecardId: string;
  ownerRef: string;
  tier: number;
  level: number;
  unmeasured: boolean;
  passedWeight: number;
  knownWeight: number;
  applicableWeight: number;
  /** Statuses of enforced checks by id. */
  statuses: ReadonlyMap<string, CheckStatus>;
  /** The check that alone holds back the next level. */
  soleMissing?: string;
}

/** What is to be written for an entity. */
export interface EntityOutcome {
  entityRef: string;
  upserts: State[];
  /** Ids of scorecards that it is not part of any more. */
  removals: string[];
  transitions: NewTransition[];
  sums: Array<{ before?: Contribution; after?: Contribution }>;
}

/** What is to be written for an entity that was evaluated. */
export interface RecordedOutcome extends EntityOutcome {
  /** What it came of, and when it is due next. */
  record: EvaluationRecord;
}
