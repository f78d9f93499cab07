import { compareText } from '../collections/compare';

/** One execution of a test. */
export interface TestExecution {
  /** Repository, suite, file, name, parameters and job configuration, as one. */
  test: string;
  /** The pipeline run; retries within it have the same. */
  runId: string;
  /** Counted from 1 within the run. */
  attempt: number;
  /** Milliseconds since 1970, UTC. */
  at: number;
  commit: string;
  /** Hash of the tree of the commit: the same content has the same. */
  tree: string;
  isDefaultBranch: boolean;
  outcome: 'pass' | 'fail' | 'skip';
  /** Whether what ran it says that it failed before it passed. */
  isRetried?: boolean;
}

/** Orders executions by time, then so that the order is always the same. */
export function byTime(one: TestExecution, other: TestExecution): number {
  return (
    one.at - other.at ||
    one.attempt - other.attempt ||
    // A failure with the same time as a pass was there before its retry.
    compareText(one.outcome, other.outcome) ||
    // Suites tell one time for all that runs in them
    compareText(one.runId, other.runId) ||
    compareText(one.commit, other.commit)
  );
}
