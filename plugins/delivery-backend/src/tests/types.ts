import { TestResult, TestResultsSummary } from '../testResults';

/** Whose results are uploaded. */
export interface UploadAbout {
  /** As in `github.com/acme/orders`. */
  repository: string;
  sha: string;
  /** Hash of the contents of the commit, where the sender knows it. */
  tree?: string;
  branch?: string;
  /** The job with its configuration; what differs by it is another test. */
  job: string;
  /** From 1. */
  attempt: number;
  /** What CI calls the run, the same for all attempts. */
  run?: string;
  /** When the tests ran. */
  at: number;
}

/** What became of an upload. */
export interface UploadReceipt {
  id: string;
  /** Whether the same document was there already; then it counts once. */
  isDuplicate: boolean;
  summary: TestResultsSummary;
  isMassFailure: boolean;
}

/** What a test is called, as far as that is kept. */
export type TestNames = Pick<
  TestResult,
  'suite' | 'file' | 'className' | 'name' | 'parameters'
>;

/** A result on its way from a document to the counts. */
export interface StagedResult {
  key: string;
  outcome: 'passed' | 'failed';
  /** Failed before it passed, in the same document. */
  isRetried: boolean;
  durationMs?: number;
  /** Only of what failed or was retried; of all others nobody asks. */
  details?: TestNames & {
    /** Its number in the document, from 1. */
    entry: number;
    message?: string;
  };
}

/** A row of `test_upload`. */
export interface UploadRow {
  id: string;
  content_key: string;
  repository: string;
  sha: string;
  tree: string;
  branch: string | null;
  is_default_branch: boolean;
  job: string;
  attempt: number;
  run: string | null;
  run_key: string;
  format: string;
  at: number;
  received_at: number;
  is_mass_failure: boolean;
  passed: number;
  failed: number;
  errored: number;
  skipped: number;
  flaky: number;
  left_out: number;
  bytes: number;
  duration_ms: number;
}

/** A row of `test_execution`. */
export interface ExecutionRow {
  test_key: string;
  upload_id: string;
  entry: number;
  repository: string;
  sha: string;
  tree: string;
  job: string;
  attempt: number;
  run_key: string;
  at: number;
  outcome: 'passed' | 'failed';
  is_default_branch: boolean;
  is_retried: boolean;
  duration_ms: number | null;
  message: string | null;
}
