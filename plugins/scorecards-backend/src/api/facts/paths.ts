const FACT_TYPE = {
  type: 'string',
  enum: [
    'boolean',
    'integer',
    'double',
    'string',
    'string-list',
    'timestamp',
    'duration',
    'object',
  ],
} as const;

const TIME = { type: 'string', format: 'date-time' } as const;

const KNOWN_FACT = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'type', 'description', 'source', 'freshnessMs', 'usedBy'],
  properties: {
    id: { type: 'string' },
    type: FACT_TYPE,
    unit: { type: 'string' },
    description: { type: 'string' },
    minimum: { type: 'number', description: 'The least that it can be' },
    maximum: { type: 'number', description: 'The most that it can be' },
    schema: { description: 'JSON Schema of the value, for type `object`' },
    freshness: {},
    source: {
      type: 'string',
      description: 'Id of the collector that observes it, or `push`',
    },
    freshnessMs: {
      type: 'number',
      description: 'Milliseconds for which an observation counts as fresh',
    },
    usedBy: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['scorecardId', 'title'],
        properties: {
          scorecardId: { type: 'string' },
          title: { type: 'string' },
        },
      },
      description: 'Scorecards with a check that reads it, by title',
    },
  },
} as const;

const FACT_STATE = {
  type: 'object',
  additionalProperties: false,
  required: ['factId', 'source'],
  properties: {
    factId: { type: 'string' },
    source: { type: 'string' },
    value: { description: 'The last value that was observed' },
    observedAt: TIME,
    changedAt: TIME,
    freshUntil: TIME,
    error: {
      type: 'string',
      description:
        'Why the last attempt to observe it failed; the value is older than that',
    },
    errorSince: TIME,
  },
} as const;

const PUSHED_FACT = {
  type: 'object',
  additionalProperties: false,
  required: ['entityRef', 'factId', 'value'],
  properties: {
    entityRef: { type: 'string', minLength: 1, maxLength: 500 },
    factId: { type: 'string', minLength: 1, maxLength: 200 },
    value: {
      description:
        'Of the type of the fact and within its range, up to 64 KiB as JSON; `null` withdraws what was reported before, so that the fact is as if never observed',
    },
    observedAt: {
      type: 'string',
      maxLength: 50,
      description:
        'ISO 8601 with its zone: when it was observed, if not now. A fact that a later observation is known of is left alone',
    },
  },
} as const;

/** What is known of entities, and what others report of them. */
export const factPaths = {
  '/facts': {
    get: {
      operationId: 'ListFacts',
      summary: 'All facts that checks can read',
      responses: {
        '200': {
          description: 'By id',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: { items: { type: 'array', items: KNOWN_FACT } },
              },
            },
          },
        },
      },
    },
    post: {
      operationId: 'PushFacts',
      summary: 'Reports facts; all or none are stored',
      description:
        'For CI jobs and other systems. Callers need a token of the portal and the permission `scorecards.facts.push` for each entity, or the secret of a client of `scorecards.push.clients` as bearer token',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['facts'],
              properties: {
                facts: {
                  type: 'array',
                  maxItems: 1_000,
                  items: PUSHED_FACT,
                },
              },
            },
          },
        },
      },
      responses: {
        '200': {
          description: 'What became of them',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['stored', 'changed', 'outdated'],
                properties: {
                  stored: {
                    type: 'integer',
                    description:
                      'Facts stored, whether or not their value is another one',
                  },
                  changed: {
                    type: 'integer',
                    description: 'Facts with another value than before',
                  },
                  outdated: {
                    type: 'integer',
                    description:
                      'Facts that were already known with a later observation, so left alone',
                  },
                },
              },
            },
          },
        },
        '400': {
          description:
            'Nothing was stored; `error.problems` names the first ten that are wrong',
        },
        '403': { description: 'Nothing was stored; the caller may not' },
      },
    },
  },
  '/facts/by-entity': {
    get: {
      operationId: 'ListEntityFacts',
      summary: 'The facts of an entity that were ever looked for',
      parameters: [
        {
          name: 'entityRef',
          in: 'query',
          required: true,
          schema: { type: 'string', minLength: 1, maxLength: 500 },
        },
      ],
      responses: {
        '200': {
          description: 'By id',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: { items: { type: 'array', items: FACT_STATE } },
              },
            },
          },
        },
        '404': { description: 'There is none that the caller may read' },
      },
    },
  },
} as const;
