import { Cohort } from '../domain/types';
import { Trailer } from './trailers';

/** Who is named by a commit. Only the address identifies anybody. */
export interface CommitPerson {
  name?: string;
  email: string;
}

/** What a commit says of who wrote it. */
export interface CommitTraces {
  author?: CommitPerson;
  committer?: CommitPerson;
  trailers: readonly Trailer[];
  /** Text of its note in `refs/notes/ai`. */
  note?: string;
}

/** Where a sign of an AI tool was seen. */
export type SignalPlace =
  | 'note'
  | 'author'
  | 'committer'
  | 'trailer'
  | 'label'
  | 'branch';

/** One sign that says how a change came about. */
export interface AttributionEvidence {
  place: SignalPlace;
  cohort: Exclude<Cohort, 'undeclared'>;
  /** Undefined where the sign tells that a tool was used, but not which. */
  tool?: string;
  /** From 0 to 1. */
  confidence: number;
  /** What was seen, at most 200 characters of it. */
  text: string;
}

/** How a change came about, as far as anything says so. */
export interface Attribution {
  cohort: Cohort;
  /** Of the strongest evidence. */
  tool?: string;
  /** From 0 to 1; 0 where nothing is declared. */
  confidence: number;
  /** Strongest first. */
  evidence: AttributionEvidence[];
  /**
   * The share of lines that notes say a tool wrote, from 0 to 1: of the lines
   * that were added, or else of those that the notes speak of.
   */
  lineShare?: number;
  /** Why notes could not be used. */
  unreadableNotes: string[];
}
