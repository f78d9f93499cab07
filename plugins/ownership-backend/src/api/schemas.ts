import { IDENTIFIER_KINDS } from '@groundwork/backstage-plugin-ownership-common';

const question = {
  query: {
    type: 'string',
    description:
      'Anything that can be pasted, up to 1 MiB: a host, a URL, a pod, an image, a path, a stack trace, an alert, a name',
  },
  payload: {
    description:
      'JSON, up to 1 MiB: an alert, resource attributes, a Kubernetes object',
  },
} as const;

const time = {
  type: 'string',
  description: 'ISO 8601: who owned it then, instead of now',
} as const;

const limit = {
  type: 'integer',
  minimum: 1,
  maximum: 20,
  description: 'At most so many answers; 5 unless said',
} as const;

const include = {
  type: 'array',
  items: { type: 'string', enum: ['contact'] },
  description:
    '`contact` adds on-call, channel, runbook and dependents to the answers',
} as const;

const identifier = {
  type: 'object',
  additionalProperties: false,
  required: ['kind', 'key'],
  properties: {
    kind: { type: 'string', enum: IDENTIFIER_KINDS },
    key: { type: 'string', minLength: 1, maxLength: 4096 },
  },
} as const;

const owner = {
  type: 'object',
  additionalProperties: false,
  required: ['entityRef', 'title', 'exists'],
  properties: {
    entityRef: { type: 'string' },
    title: { type: 'string' },
    exists: {
      type: 'boolean',
      description: 'False when the catalog has no such group or user',
    },
  },
} as const;

const entity = {
  type: 'object',
  additionalProperties: false,
  required: ['entityRef', 'kind', 'title'],
  properties: {
    entityRef: { type: 'string' },
    kind: { type: 'string' },
    title: { type: 'string' },
    type: { type: 'string' },
    lifecycle: { type: 'string' },
    tier: { type: 'integer' },
    system: { type: 'string' },
  },
} as const;

const freshness = {
  asOf: {
    type: 'string',
    format: 'date-time',
    description: 'The index is known to be complete up to then',
  },
  degraded: {
    type: 'boolean',
    description: 'True when a source could not be read lately',
  },
  degradedReasons: { type: 'array', items: { type: 'string' } },
} as const;

const part = {
  title: { type: 'string', description: 'What this part is about' },
  ref: { type: 'string', description: "E.g. an alert's fingerprint" },
  status: { type: 'string', enum: ['found', 'ambiguous', 'unknown'] },
  answers: {
    type: 'array',
    description: 'Most confident first',
    items: { $ref: '#/components/schemas/Answer' },
  },
  margin: {
    type: 'number',
    description: 'How much more confident the first answer is than the second',
  },
  lookedFor: {
    type: 'array',
    description: 'What was recognised in the input and looked for',
    items: {},
  },
  nearest: {
    type: 'array',
    description: 'For `unknown`: the nearest names',
    items: {},
  },
} as const;

const partRequired = ['status', 'answers', 'lookedFor', 'nearest'] as const;
const freshnessRequired = ['asOf', 'degraded', 'degradedReasons'] as const;

/** The schemas of the ownership API. */
export const schemas = {
  ResolveRequest: {
    type: 'object',
    additionalProperties: false,
    description: 'Exactly one of `query` and `payload`',
    properties: { ...question, at: time, limit, include },
  },
  ResolveBatchRequest: {
    type: 'object',
    additionalProperties: false,
    required: ['queries'],
    properties: {
      queries: {
        type: 'array',
        description: 'Up to 1,000',
        items: {
          type: 'object',
          additionalProperties: false,
          properties: question,
        },
      },
      at: time,
      limit,
      include,
    },
  },
  FeedbackRequest: {
    type: 'object',
    additionalProperties: false,
    required: ['identifier', 'verdict', 'entityRef'],
    properties: {
      identifier,
      verdict: { type: 'string', enum: ['confirm', 'reject', 'correct'] },
      entityRef: { type: 'string', minLength: 1, maxLength: 500 },
      correctRef: { type: 'string', minLength: 1, maxLength: 500 },
      comment: { type: 'string', maxLength: 500 },
    },
  },
  Entity: entity,
  Owner: owner,
  Answer: {
    type: 'object',
    additionalProperties: false,
    required: ['entity', 'owners', 'confidence', 'evidence'],
    properties: {
      entity: { $ref: '#/components/schemas/Entity' },
      owners: {
        type: 'array',
        items: { $ref: '#/components/schemas/Owner' },
      },
      ownersUnknown: {
        type: 'boolean',
        description: 'True when it was not recorded who owned it then',
      },
      inheritedFrom: { type: 'string' },
      confidence: { type: 'number', minimum: 0, maximum: 1 },
      evidence: { type: 'array', items: {} },
      contact: {},
    },
  },
  Part: {
    type: 'object',
    additionalProperties: false,
    required: partRequired,
    properties: part,
  },
  ResolveResponse: {
    type: 'object',
    additionalProperties: false,
    required: [...partRequired, ...freshnessRequired],
    properties: {
      ...part,
      ...freshness,
      parts: {
        type: 'array',
        description:
          'All parts of a payload that has several; the first is on top',
        items: { $ref: '#/components/schemas/Part' },
      },
    },
  },
  ResolveBatchResponse: {
    type: 'object',
    additionalProperties: false,
    required: ['items', ...freshnessRequired],
    properties: {
      items: {
        type: 'array',
        description: 'In the order of the queries',
        items: { $ref: '#/components/schemas/Part' },
      },
      ...freshness,
    },
  },
  EntityOwnership: {
    type: 'object',
    additionalProperties: false,
    required: ['entity', 'owners', 'contact', 'identifiers', 'history', 'gaps'],
    properties: {
      entity: { $ref: '#/components/schemas/Entity' },
      owners: { type: 'array', items: { $ref: '#/components/schemas/Owner' } },
      inheritedFrom: { type: 'string' },
      contact: {},
      identifiers: { type: 'array', items: {} },
      history: { type: 'array', items: {} },
      gaps: { type: 'array', items: {} },
      ...freshness,
    },
  },
  OwnedEntity: {
    type: 'object',
    additionalProperties: false,
    required: ['entity', 'owners', 'identifiers'],
    properties: {
      entity: { $ref: '#/components/schemas/Entity' },
      owners: { type: 'array', items: { $ref: '#/components/schemas/Owner' } },
      inheritedFrom: { type: 'string' },
      identifiers: { type: 'array', items: {} },
    },
  },
  Source: {
    type: 'object',
    additionalProperties: false,
    required: ['source', 'attemptedAt'],
    properties: {
      source: { type: 'string' },
      attemptedAt: { type: 'string', format: 'date-time' },
      succeededAt: { type: 'string', format: 'date-time' },
      error: {
        type: 'string',
        description:
          'Why the last attempt failed; what was read before is in force',
      },
      identifiers: { type: 'integer' },
      problemCount: { type: 'integer' },
      problems: { type: 'array', items: {} },
    },
  },
} as const;
