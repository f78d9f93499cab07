import {
  COUNT,
  FLAG,
  listOf,
  named,
  NUMBER,
  object,
  oneOf,
  pageOf,
  TEXT,
  TEXTS,
  TIME,
} from './parts';

const DECISION = oneOf('approve', 'reject');
const DEPLOYMENT_STATUS = oneOf(
  'waiting_approval',
  'deploying',
  'succeeded',
  'failed',
  'cancelled',
  'superseded',
  'refused',
);

/** Releases, stages, deployments, and who has to agree. */
export const deploymentAnswers = {
  Release: object(
    {
      component: TEXT,
      version: TEXT,
      repository: TEXT,
      commit: TEXT,
      createdAt: TIME,
    },
    { artifactDigest: TEXT, provenance: TEXT, createdBy: TEXT },
  ),
  Stage: object({ id: TEXT, title: TEXT }, { after: TEXT }),
  StageList: object({ items: listOf(named('Stage')) }),
  ComponentStages: object(
    {
      component: TEXT,
      stages: listOf(named('StageStatus')),
      releases: listOf(named('Release')),
      enabled: FLAG,
    },
    { disabledReason: TEXT },
  ),
  StageStatus: object(
    { stage: named('Stage'), notPromoted: TEXTS, rollbackTo: TEXTS },
    {
      environmentId: TEXT,
      environmentName: TEXT,
      phase: TEXT,
      url: TEXT,
      current: object({ version: TEXT, commit: TEXT, since: TIME, by: TEXT }),
      verifiedAt: TIME,
      verifiedFrom: TIME,
      verifiesUntil: TIME,
      underWay: named('Deployment'),
    },
  ),
  Gate: object({
    gate: oneOf('verified', 'approval', 'freeze', 'scorecard', 'quota'),
    verdict: oneOf('pass', 'wait', 'refuse', 'overridden', 'unknown'),
    message: TEXT,
  }),
  DeploymentResource: object({
    name: TEXT,
    type: TEXT,
    action: oneOf('create', 'update', 'replace', 'destroy'),
    perDay: NUMBER,
  }),
  DeploymentVerdict: object(
    {
      decision: oneOf('allowed', 'needs-approval', 'denied'),
      reasons: listOf(named('Reason')),
      gates: listOf(named('Gate')),
      version: TEXT,
      commit: TEXT,
      planDigest: TEXT,
      resources: listOf(named('DeploymentResource')),
      notUndone: TEXTS,
    },
    {
      cost: object({ perDay: NUMBER, perDayBefore: NUMBER, currency: TEXT }),
      previousVersion: TEXT,
      approval: object({ groups: TEXTS, required: COUNT }),
    },
  ),
  Deployment: object(
    {
      id: TEXT,
      component: TEXT,
      stage: TEXT,
      environmentId: TEXT,
      kind: oneOf('deploy', 'promote', 'rollback'),
      version: TEXT,
      commit: TEXT,
      status: DEPLOYMENT_STATUS,
      gates: listOf(named('Gate')),
      planDigest: TEXT,
      requestedBy: TEXT,
      requestedAt: TIME,
    },
    {
      previousVersion: TEXT,
      finishedAt: TIME,
      message: TEXT,
      operation: named('Operation'),
      approval: named('Approval'),
    },
  ),
  DeploymentPage: pageOf(named('Deployment')),
  Approval: object(
    {
      id: TEXT,
      subject: {
        oneOf: [
          object({
            kind: oneOf('environment'),
            environmentId: TEXT,
            name: TEXT,
          }),
          object({
            kind: oneOf('deployment'),
            deploymentId: TEXT,
            component: TEXT,
            stage: TEXT,
            version: TEXT,
          }),
        ],
      },
      digest: TEXT,
      summary: TEXTS,
      groups: TEXTS,
      required: COUNT,
      requestedBy: TEXT,
      requestedAt: TIME,
      expiresAt: TIME,
      status: oneOf('open', 'approved', 'rejected', 'expired', 'withdrawn'),
      decisions: listOf(
        object({ by: TEXT, at: TIME, decision: DECISION }, { comment: TEXT }),
      ),
      mayDecide: FLAG,
    },
    {
      mayNotReason: TEXT,
      warnings: TEXTS,
      outcome: object({ status: DEPLOYMENT_STATUS, message: TEXT }),
    },
  ),
  ApprovalPage: pageOf(named('Approval')),
  Freeze: object(
    {
      id: TEXT,
      reason: TEXT,
      from: TIME,
      to: TIME,
      stages: TEXTS,
      entities: TEXTS,
    },
    { createdBy: TEXT },
  ),
  FreezeList: object({ items: listOf(named('Freeze')) }),
};
