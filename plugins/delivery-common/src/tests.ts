import { AnswerContext } from './numbers';

/**
 * What is thought of a test.
 *
 * @public
 */
export type TestState =
  | 'suspect'
  | 'flaky'
  | 'quarantined'
  | 'recovered'
  | 'broken';

/**
 * A test that does not say what it should.
 *
 * @public
 */
export interface TestSummary {
  key: string;
  repository: string;
  suite?: string;
  file?: string;
  name: string;
  job?: string;
  state: TestState;
  component?: string;
  owner?: string;
  firstSeenAt: string;
  lastSeenAt: string;
  lastFlakeAt?: string;
  /** Executions of the period, and how many of them failed. */
  executions: number;
  failures: number;
  /** Pass and fail on the same contents, and passes when tried again. */
  flakes: number;
  /** Share of executions; interval of 95 %. */
  flakeRate?: { value: number; low: number; high: number };
  /** Reruns of pipelines, and changes that waited for them. */
  costHours: number;
  /** Why its state is believed. */
  evidence: string[];
  quarantine?: Quarantine;
}

/**
 * That results of a test are not to stop a pipeline for a while.
 *
 * @public
 */
export interface Quarantine {
  reason: string;
  since: string;
  until: string;
}

/**
 * What `GET /tests` answers: what costs most first.
 *
 * @public
 */
export interface TestPage extends AnswerContext {
  items: TestSummary[];
  pageInfo: { nextCursor?: string };
  /** Of all, not of the page. */
  totals: {
    tests: number;
    flaky: number;
    broken: number;
    quarantined: number;
    costHours: number;
  };
}

/**
 * What to put into quarantine.
 *
 * @public
 */
export interface QuarantineRequest {
  reason: string;
  /** ISO 8601; at most 90 days ahead. */
  until: string;
}

/**
 * An execution that failed, or passed after a failure.
 *
 * @public
 */
export interface TestExecution {
  at: string;
  sha: string;
  job?: string;
  attempt: number;
  outcome: 'passed' | 'failed';
  isFlake: boolean;
  durationMs?: number;
  message?: string;
}

/**
 * What `GET /tests/{key}` answers.
 *
 * @public
 */
export interface TestDetail {
  test: TestSummary;
  executions: TestExecution[];
  /** By day, oldest first. */
  days: Array<{ day: string; passed: number; failed: number; retried: number }>;
}
