import {
  ANYTHING,
  COUNT,
  FLAG,
  listOf,
  named,
  object,
  oneOf,
  pageOf,
  TEXT,
  TIME,
} from './parts';

/** What is done, and what happened. */
export const operationAnswers = {
  Operation: object(
    {
      id: TEXT,
      environmentId: TEXT,
      kind: oneOf(
        'create',
        'update',
        'deploy',
        'pause',
        'resume',
        'repair',
        'destroy',
      ),
      status: oneOf(
        'queued',
        'running',
        'waiting_approval',
        'waiting_external',
        'backoff',
        'succeeded',
        'failed',
        'cancelled',
        'superseded',
      ),
      generation: COUNT,
      requestedAt: TIME,
      steps: listOf(named('OperationStep')),
      attempts: COUNT,
    },
    {
      requestedBy: TEXT,
      startedAt: TIME,
      finishedAt: TIME,
      nextAttemptAt: TIME,
      waitingFor: TEXT,
      error: object(
        { class: oneOf('transient', 'quota', 'permanent'), message: TEXT },
        { remediation: TEXT, resource: TEXT },
      ),
    },
  ),
  OperationStep: object(
    {
      resource: TEXT,
      action: oneOf(
        'create',
        'update',
        'unchanged',
        'pause',
        'resume',
        'destroy',
      ),
      status: oneOf(
        'pending',
        'running',
        'waiting',
        'done',
        'failed',
        'skipped',
      ),
    },
    { startedAt: TIME, finishedAt: TIME, message: TEXT },
  ),
  OperationList: object({ items: listOf(named('Operation')) }),
  Log: object({
    items: listOf(
      object({
        seq: COUNT,
        at: TIME,
        stage: TEXT,
        level: oneOf('debug', 'info', 'warn', 'error'),
        text: TEXT,
      }),
    ),
    finished: FLAG,
  }),
  TimelineEvent: object(
    { id: TEXT, at: TIME, kind: TEXT, message: TEXT },
    {
      actor: TEXT,
      environmentId: TEXT,
      component: TEXT,
      operationId: TEXT,
      deploymentId: TEXT,
      details: ANYTHING,
    },
  ),
  TimelinePage: pageOf(named('TimelineEvent')),
};
