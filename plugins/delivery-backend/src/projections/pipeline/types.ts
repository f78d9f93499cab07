/** What a run came to. */
export type RunResult =
  | 'succeeded'
  | 'failed'
  | 'cancelled'
  | 'skipped'
  | 'running';

/** An attempt of a pipeline, a job or a check. Times are in ms since 1970. */
export interface PipelineRunRecord {
  /** Of what runs; its attempts share it where its source lets them. */
  id: string;
  sha: string;
  /** The id of the commit's contents, which tells apart what is the same. */
  tree?: string;
  name: string;
  attempt: number;
  queuedAt?: number;
  startedAt?: number;
  finishedAt?: number;
  result: RunResult;
  /** Undefined where it is not known whether changes need it. */
  isRequired?: boolean;
}

/** What one event tells of a run. */
export interface RunFact {
  kind: 'run' | 'check' | 'suite' | 'pipeline';
  id: string;
  /** Undefined where it is not told; checks of one name are counted. */
  attempt?: number;
  name: string;
  sha?: string;
  tree?: string;
  queuedAt?: number;
  startedAt?: number;
  finishedAt?: number;
  result: RunResult;
}
