/** PostgreSQL cannot even be asked for what has U+0000. */
const STORABLE = '^[^\\u0000]+$';

/** A time, ISO 8601. */
export const TIME = { type: 'string', format: 'date-time' } as const;
/** An id of the log. */
export const ID = {
  type: 'string',
  minLength: 1,
  maxLength: 1_500,
  pattern: STORABLE,
} as const;
/** What something is called. */
export const NAME = {
  type: 'string',
  minLength: 1,
  maxLength: 255,
  pattern: STORABLE,
} as const;
/** What people say. */
export const WORDS = {
  type: 'string',
  minLength: 1,
  maxLength: 2_000,
} as const;

const REF = {
  type: 'string',
  minLength: 1,
  maxLength: 500,
  pattern: STORABLE,
} as const;
const TITLE = { type: 'string', minLength: 1, maxLength: 500 } as const;
const TEXT = { type: 'string' } as const;
const SHARE = { type: 'number', minimum: 0, maximum: 1 } as const;
const COUNT = { type: 'integer', minimum: 0 } as const;

const orNull = <T extends object>(schema: T) =>
  ({ anyOf: [schema, { type: 'null' }] } as const);

/** What one says to declare an incident. */
export const NEW_INCIDENT = {
  type: 'object',
  additionalProperties: false,
  required: ['title'],
  properties: {
    title: TITLE,
    component: { ...REF, description: 'Entity ref' },
    environment: NAME,
    severity: NAME,
    startedAt: TIME,
    detectedAt: { ...TIME, description: 'Now, unless it is said' },
    description: { type: 'string', maxLength: 4_000 },
  },
} as const;

/** What one corrects of an incident. */
export const INCIDENT_CHANGE = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: {
    title: TITLE,
    component: orNull(REF),
    environment: orNull(NAME),
    severity: orNull(NAME),
    startedAt: orNull(TIME),
    detectedAt: TIME,
    resolvedAt: orNull(TIME),
    isIncident: { type: 'boolean', description: 'False for what was none' },
  },
} as const;

/** What one says of where a failure came from. */
export const LINK_CORRECTION = {
  type: 'object',
  additionalProperties: false,
  required: ['from', 'kind', 'reason'],
  properties: {
    from: {
      type: 'object',
      additionalProperties: false,
      required: ['kind', 'id'],
      properties: {
        kind: { type: 'string', enum: ['incident', 'deployment', 'change'] },
        id: ID,
      },
    },
    to: {
      type: 'object',
      additionalProperties: false,
      required: ['kind', 'id'],
      description: 'Left out for none',
      properties: {
        kind: { type: 'string', enum: ['deployment', 'change'] },
        id: ID,
      },
    },
    kind: { type: 'string', enum: ['is', 'isNot', 'none'] },
    reason: WORDS,
  },
} as const;

const INCIDENT_PROPERTIES = {
  id: TEXT,
  title: TEXT,
  status: { type: 'string', enum: ['open', 'resolved'] },
  severity: TEXT,
  component: TEXT,
  environment: TEXT,
  startedAt: TIME,
  detectedAt: TIME,
  resolvedAt: TIME,
  team: TEXT,
  url: TEXT,
  source: { type: 'string', enum: ['declared', 'alert', 'issue', 'cdevents'] },
} as const;

/** An incident, for lists. */
export const INCIDENT = {
  type: 'object',
  required: ['id', 'title', 'status', 'detectedAt', 'source'],
  properties: INCIDENT_PROPERTIES,
} as const;

/** A change, for lists. */
export const CHANGE = {
  type: 'object',
  required: [
    'id',
    'repository',
    'title',
    'cohort',
    'isBot',
    'components',
    'teams',
  ],
  properties: {
    id: TEXT,
    repository: TEXT,
    number: { type: 'integer' },
    title: TEXT,
    url: TEXT,
    cohort: { type: 'string', enum: ['assisted', 'human', 'undeclared'] },
    isBot: { type: 'boolean' },
    components: { type: 'array', items: TEXT },
    teams: { type: 'array', items: TEXT },
    mergedAt: TIME,
    size: {
      type: 'object',
      required: ['added', 'removed', 'files'],
      properties: { added: COUNT, removed: COUNT, files: COUNT },
    },
  },
} as const;

const HOP = {
  type: 'object',
  required: ['class', 'confidence', 'evidence', 'isCorrected'],
  properties: {
    class: {
      type: 'string',
      enum: [
        'explicit',
        'rollback',
        'revert',
        'hotfix',
        'proximity',
        'contains',
        'released',
        'owned',
      ],
    },
    confidence: SHARE,
    evidence: TEXT,
    isCorrected: { type: 'boolean' },
  },
} as const;

const HOP_TO_CHANGE = {
  type: 'object',
  required: ['hop', 'change'],
  properties: { hop: HOP, change: CHANGE },
} as const;

const DEPLOYMENT_PROPERTIES = {
  id: TEXT,
  component: TEXT,
  environment: TEXT,
  version: TEXT,
  sha: TEXT,
  finishedAt: TIME,
  result: TEXT,
} as const;
const DEPLOYMENT_REQUIRED = [
  'id',
  'component',
  'environment',
  'sha',
  'result',
] as const;

const CHAIN_DEPLOYMENT = {
  type: 'object',
  required: [
    ...DEPLOYMENT_REQUIRED,
    'hop',
    'deployedBy',
    'approvedBy',
    'changes',
    'moreChanges',
  ],
  properties: {
    hop: HOP,
    ...DEPLOYMENT_PROPERTIES,
    deployedBy: { type: 'array', items: TEXT },
    approvedBy: { type: 'array', items: TEXT },
    changes: { type: 'array', items: HOP_TO_CHANGE },
    moreChanges: COUNT,
  },
} as const;

/** What led to an incident, and whose it was. */
export const CHAIN = {
  type: 'object',
  required: [
    'incident',
    'deployments',
    'candidates',
    'corrections',
    'timeline',
    'mayWrite',
    'mayLink',
  ],
  properties: {
    incident: {
      type: 'object',
      required: ['id', 'title', 'status', 'detectedAt', 'source'],
      properties: {
        ...INCIDENT_PROPERTIES,
        description: TEXT,
        isIncident: { type: 'boolean' },
      },
    },
    owner: {
      type: 'object',
      required: ['team', 'hop'],
      properties: { team: TEXT, hop: HOP },
    },
    deployments: { type: 'array', items: CHAIN_DEPLOYMENT },
    changes: { type: 'array', items: HOP_TO_CHANGE },
    candidates: {
      type: 'array',
      items: {
        type: 'object',
        required: DEPLOYMENT_REQUIRED,
        properties: DEPLOYMENT_PROPERTIES,
      },
    },
    corrections: {
      type: 'array',
      items: {
        type: 'object',
        required: ['at', 'kind', 'reason'],
        properties: {
          at: TIME,
          kind: { type: 'string', enum: ['is', 'isNot', 'none'] },
          to: {
            type: 'object',
            required: ['kind', 'id'],
            properties: {
              kind: { type: 'string', enum: ['deployment', 'change'] },
              id: TEXT,
            },
          },
          reason: TEXT,
        },
      },
    },
    timeline: {
      type: 'array',
      items: {
        type: 'object',
        required: ['at', 'text'],
        properties: { at: TIME, text: TEXT },
      },
    },
    mayWrite: { type: 'boolean' },
    mayLink: { type: 'boolean' },
  },
} as const;
