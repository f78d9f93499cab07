import { JsonObject } from '@backstage/types';

/** What every process of the benchmark is told. */
export interface EvaluateSettings {
  /** The `backend.database` setting. */
  database: JsonObject;
  /** Entities that are scored. */
  size: number;
  seed: number;
  /** Epoch milliseconds: when all facts are observed. */
  at: number;
}

/** How long something took, and what it asked the database. */
export interface Timed {
  ms: number;
  /** How long processors were busy with it, of this process. */
  cpuMs: number;
  statements: number;
}

/** What was stored to begin with. */
export interface FillResult extends Timed {
  /** Entities of the catalog, with those that are not scored. */
  entities: number;
}

/** What an evaluation of everything took. */
export interface EvaluationResult extends Timed {
  evaluated: number;
  changed: number;
}

/** What is to be evaluated. */
export type Evaluated =
  /** Everything, as if there had never been an evaluation. */
  | { kind: 'first' }
  /** Everything, though nothing has changed. */
  | { kind: 'unchanged' }
  /** Everything, after one check has changed. */
  | { kind: 'definition'; round: number };

/** What it took to store what collectors observe once more. */
export interface QuietResult extends Timed {
  observations: number;
  changed: number;
  /** Entities that were evaluated after it. */
  evaluated: number;
}

/** What it took until the states of one entity were written, each time. */
export interface ChangesResult {
  totalMs: number[];
  ingestMs: number[];
  cpuMs: number;
  statements: number;
  plainMs: number[];
}

/** What the plainest code took for the same work. */
export interface PlainResult {
  /** Evaluates all, and inserts a row for each state. */
  firstMs: number;
  /** Evaluates all, and compares with what was. */
  unchangedMs: number;
  /** Evaluates one scorecard, and writes its rows anew. */
  definitionMs: number;
  /** Compares each observation with its JSON in a Map. */
  quietMs: number;
  /** Checks that apply to an entity. */
  checks: number;
  /** Part of them that pass. */
  passing: number;
}
