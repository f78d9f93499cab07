import {
  ANYTHING,
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

/** In one word how an environment is. */
export const PHASES = [
  'pending',
  'waiting',
  'provisioning',
  'updating',
  'ready',
  'degraded',
  'failed',
  'pausing',
  'paused',
  'resuming',
  'deleting',
  'delete-blocked',
  'deleted',
] as const;

const ACTIONS = [
  'extend',
  'pause',
  'resume',
  'update',
  'redeploy',
  'cancel',
  'retry',
  'destroy',
  'reveal-secret',
];

const PERMITTED = object({ allowed: FLAG }, { reason: TEXT });

const RESOURCE_STATUS = oneOf(
  'absent',
  'applying',
  'ready',
  'degraded',
  'failed',
  'paused',
  'removing',
  'unknown',
);

const summary = {
  always: {
    id: TEXT,
    name: TEXT,
    phase: oneOf(...PHASES),
    message: TEXT,
    blueprint: object({ id: TEXT, title: TEXT, version: COUNT }),
    owner: TEXT,
    createdBy: TEXT,
    createdAt: TIME,
    updatedAt: TIME,
  },
  sometimes: {
    component: TEXT,
    stage: TEXT,
    source: named('Source'),
    expiresAt: TIME,
    readyAt: TIME,
    creationFailedAt: TIME,
    url: TEXT,
    costPerHour: NUMBER,
    deletedAt: TIME,
  },
};

/** Environments. */
export const environmentAnswers = {
  Source: object(
    { repository: TEXT, ref: TEXT, commit: TEXT },
    { version: TEXT },
  ),
  DesiredState: object(
    {
      blueprintId: TEXT,
      blueprintVersion: COUNT,
      inputs: ANYTHING,
      paused: FLAG,
      deleted: FLAG,
    },
    { source: named('Source') },
  ),
  EnvironmentSummary: object(summary.always, summary.sometimes),
  EnvironmentPage: pageOf(named('EnvironmentSummary'), { totalItems: COUNT }),
  EnvironmentDetail: object(
    {
      ...summary.always,
      generation: COUNT,
      observedGeneration: COUNT,
      desired: named('DesiredState'),
      conditions: listOf(named('Condition')),
      resources: listOf(named('Resource')),
      outputs: listOf(named('Output')),
      actions: object(
        Object.fromEntries(ACTIONS.map(action => [action, PERMITTED])),
      ),
      cost: object({ currency: TEXT, perDay: NUMBER, soFar: NUMBER }),
    },
    {
      ...summary.sometimes,
      proposed: object({
        desired: named('DesiredState'),
        costPerDay: NUMBER,
        requestedBy: TEXT,
        requestedAt: TIME,
        approval: named('Approval'),
      }),
      operation: named('Operation'),
    },
  ),
  Condition: object({
    type: oneOf('Ready', 'Synced', 'Drifted', 'Expiring', 'Blocked'),
    status: oneOf('true', 'false', 'unknown'),
    reason: TEXT,
    message: TEXT,
    observedGeneration: COUNT,
    since: TIME,
  }),
  Resource: object(
    { name: TEXT, type: TEXT, driver: TEXT, status: RESOURCE_STATUS },
    { message: TEXT, drift: TEXT, externalId: TEXT, observedAt: TIME },
  ),
  Output: {
    oneOf: [
      object({ name: TEXT, kind: oneOf('value'), value: {} }),
      object({ name: TEXT, kind: oneOf('url'), value: TEXT }),
      object({ name: TEXT, kind: oneOf('secret') }),
    ],
  },
  Secret: object({ value: TEXT }),
  Allowance: object({ used: NUMBER }, { limit: NUMBER }),
  OwnerQuota: object({
    owner: TEXT,
    currency: TEXT,
    environments: named('Allowance'),
    costPerDay: named('Allowance'),
    byBlueprint: listOf(
      object(
        { blueprintId: TEXT, title: TEXT, used: COUNT },
        { limit: NUMBER },
      ),
    ),
  }),
  Reason: object(
    { code: TEXT, message: TEXT },
    { problems: listOf(named('Problem')) },
  ),
  Verdict: object(
    {
      decision: oneOf('allowed', 'needs-approval', 'denied'),
      reasons: listOf(named('Reason')),
      name: TEXT,
      plan: listOf(named('PlannedResource')),
      digest: TEXT,
      cost: object({ currency: TEXT, perDay: NUMBER }, { total: NUMBER }),
    },
    {
      owner: TEXT,
      source: named('Source'),
      quota: object({
        environments: named('Allowance'),
        costPerDay: named('Allowance'),
      }),
      expiresAt: TIME,
      expected: named('ExpectedTime'),
      approval: object({ groups: TEXTS, required: COUNT }),
    },
  ),
  PlannedResource: object(
    {
      name: TEXT,
      type: TEXT,
      driver: TEXT,
      action: oneOf('create', 'update', 'unchanged', 'replace', 'destroy'),
      changes: TEXTS,
    },
    { perDay: NUMBER, unknown: TEXT },
  ),
};
