/**
 * How an operation is.
 *
 * @public
 */
export type OperationStatus =
  | 'queued'
  | 'running'
  | 'waiting_approval'
  | 'waiting_external'
  | 'backoff'
  | 'succeeded'
  | 'failed'
  | 'cancelled'
  | 'superseded';

/**
 * What an operation moves an environment to.
 *
 * @public
 */
export type OperationKind =
  | 'create'
  | 'update'
  | 'deploy'
  | 'pause'
  | 'resume'
  | 'repair'
  | 'destroy';

/**
 * One durable attempt to move an environment to its desired state.
 *
 * @public
 */
export interface OperationSummary {
  id: string;
  environmentId: string;
  kind: OperationKind;
  status: OperationStatus;
  /** Generation of the desired state that it is for. */
  generation: number;
  /** Absent when the engine began it by itself. */
  requestedBy?: string;
  requestedAt: string;
  startedAt?: string;
  finishedAt?: string;
  steps: OperationStep[];
  /** Attempts of the current step. */
  attempts: number;
  /** When it goes on, in `backoff` and `waiting_external`. */
  nextAttemptAt?: string;
  /** What it waits for. */
  waitingFor?: string;
  error?: OperationError;
}

/**
 * Why an operation failed, or why it is tried again.
 *
 * @public
 */
export interface OperationError {
  /** What kind it is decides how often it is tried again. */
  class: 'transient' | 'quota' | 'permanent';
  message: string;
  /** What somebody can do about it. */
  remediation?: string;
  resource?: string;
}

/**
 * What an operation does with one resource.
 *
 * @public
 */
export interface OperationStep {
  resource: string;
  action: 'create' | 'update' | 'unchanged' | 'pause' | 'resume' | 'destroy';
  status: 'pending' | 'running' | 'waiting' | 'done' | 'failed' | 'skipped';
  startedAt?: string;
  finishedAt?: string;
  message?: string;
}

/**
 * A line of an operation's log; secrets are blackened.
 *
 * @public
 */
export interface LogLine {
  /** From 1, without gaps within an operation. */
  seq: number;
  at: string;
  /** The resource or the engine's own stage that it is about. */
  stage: string;
  level: 'debug' | 'info' | 'warn' | 'error';
  text: string;
}
