/** A text in a query or path. */
const TEXT = { type: 'string', minLength: 1, maxLength: 1_000 } as const;

const RECEIPT = {
  type: 'object',
  description: 'It is kept, and survives a crash',
  required: ['appended', 'duplicates', 'ignored'],
  properties: {
    appended: { type: 'integer', description: 'Events that were new' },
    duplicates: { type: 'integer', description: 'Those that were there' },
    ignored: { type: 'integer', description: 'Those that are not used' },
  },
} as const;

const APPENDED = {
  type: 'object',
  required: ['appended', 'duplicates'],
  properties: {
    appended: { type: 'integer' },
    duplicates: { type: 'integer' },
  },
} as const;

const DEAD_LETTER = {
  type: 'object',
  required: [
    'id',
    'ingest',
    'reason',
    'headers',
    'excerpt',
    'bytes',
    'times',
    'firstAt',
    'lastAt',
  ],
  properties: {
    id: { type: 'string' },
    ingest: { type: 'string' },
    reason: { type: 'string', description: 'What is wrong with it' },
    headers: { type: 'object', additionalProperties: { type: 'string' } },
    excerpt: { type: 'string', description: 'How its body begins' },
    bytes: { type: 'integer' },
    times: { type: 'integer', description: 'How often it came' },
    firstAt: { type: 'string', format: 'date-time' },
    lastAt: { type: 'string', format: 'date-time' },
    replayedAt: { type: 'string', format: 'date-time' },
  },
} as const;

const REFUSALS = {
  '400': { description: 'It is not understood, and kept as a dead letter' },
  '401': { description: 'It is not known who sends it; nothing is kept' },
  '413': { description: 'The body is too large; nothing is kept' },
  '415': { description: 'The body is of another type; nothing is kept' },
} as const;

/** Not JSON for the router, so that routes see the bytes. */
const BYTES = { content: { '*/*': { schema: {} } }, required: true } as const;

/** The ways by which events come in. */
export const ingestPaths = {
  '/ingest/cdevents': {
    post: {
      operationId: 'IngestCdEvents',
      summary: 'Takes CDEvents in CloudEvents: structured, batched or binary',
      description:
        'Takes the permission `delivery.ingest`, or a token of `delivery.ingest.cdevents.tokens`',
      requestBody: BYTES,
      responses: {
        '202': {
          description: 'Kept',
          content: { 'application/json': { schema: RECEIPT } },
        },
        '403': { description: 'The caller may not do so' },
        ...REFUSALS,
      },
    },
  },
  '/ingest/alertmanager': {
    post: {
      operationId: 'IngestAlertmanager',
      summary: 'Takes webhooks of Alertmanager, whose alerts may be incidents',
      description:
        'Takes the permission `delivery.ingest`, or a token of `delivery.ingest.alertmanager.tokens`',
      requestBody: BYTES,
      responses: {
        '202': {
          description: 'Kept',
          content: { 'application/json': { schema: RECEIPT } },
        },
        '403': { description: 'The caller may not do so' },
        ...REFUSALS,
      },
    },
  },
  '/ingest/github': {
    post: {
      operationId: 'IngestGithub',
      summary: 'Takes webhooks of GitHub',
      description:
        'Signed with a secret of `delivery.ingest.github.secrets`, in `X-Hub-Signature-256`',
      requestBody: BYTES,
      responses: {
        '202': {
          description: 'Kept',
          content: { 'application/json': { schema: RECEIPT } },
        },
        ...REFUSALS,
      },
    },
  },
  '/schemas/cdevents': {
    get: {
      operationId: 'GetCdEventsSchema',
      summary: 'What is needed of CDEvents, as a JSON Schema',
      responses: {
        '200': {
          description: 'JSON Schema, draft 2020-12',
          content: { 'application/schema+json': { schema: {} } },
        },
      },
    },
  },
  '/dead-letters': {
    get: {
      operationId: 'QueryDeadLetters',
      summary: 'What was sent and could not be understood, newest first',
      description: 'Takes the permission `delivery.admin`',
      parameters: [
        {
          name: 'limit',
          in: 'query',
          schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
        },
        { name: 'cursor', in: 'query', schema: TEXT },
      ],
      responses: {
        '200': {
          description: 'A page of them',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['items', 'pageInfo'],
                properties: {
                  items: { type: 'array', items: DEAD_LETTER },
                  pageInfo: {
                    type: 'object',
                    properties: { nextCursor: { type: 'string' } },
                  },
                },
              },
            },
          },
        },
        '403': { description: 'The caller may not do so' },
      },
    },
  },
  '/dead-letters/{id}/replay': {
    post: {
      operationId: 'ReplayDeadLetter',
      summary: 'Reads a dead letter once more',
      description: 'Takes the permission `delivery.admin`',
      parameters: [{ name: 'id', in: 'path', required: true, schema: TEXT }],
      responses: {
        '200': {
          description: 'It was understood',
          content: { 'application/json': { schema: APPENDED } },
        },
        '403': { description: 'The caller may not do so' },
        '404': { description: 'There is none' },
        '409': { description: 'It was replayed, or is not understood yet' },
      },
    },
  },
} as const;
