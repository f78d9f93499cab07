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

const kind = {
  type: 'string',
  enum: [
    'unowned',
    'dangling-owner',
    'empty-team',
    'silent-on-call',
    'no-on-call',
    'person-owner',
    'conflicting-sources',
    'no-channel',
    'no-runbook',
  ],
} as const;

const gap = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'kind', 'entity', 'owners', 'why', 'since', 'suggestions'],
  properties: {
    id: { type: 'string' },
    kind,
    entity: {
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
    },
    owners: { type: 'array', items: owner },
    why: { type: 'string', description: 'Why it is one, for people' },
    since: {
      type: 'string',
      format: 'date-time',
      description: 'When it was first seen',
    },
    suggestions: {
      type: 'array',
      description: 'Groups that could own the entity, best first',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['owner', 'confidence', 'reasons'],
        properties: {
          owner,
          confidence: { type: 'number', minimum: 0, maximum: 1 },
          reasons: { type: 'array', items: { type: 'string' } },
        },
      },
    },
  },
} as const;

const filters = [
  {
    name: 'kind',
    in: 'query',
    schema: { type: 'array', maxItems: 20, items: kind },
  },
  {
    name: 'owner',
    in: 'query',
    description:
      'Only what these groups or users own; a group includes those below it',
    schema: {
      type: 'array',
      maxItems: 100,
      items: { type: 'string', minLength: 1, maxLength: 500 },
    },
  },
  {
    name: 'text',
    in: 'query',
    description: "Part of the entity's title or reference",
    schema: { type: 'string', maxLength: 200 },
  },
  {
    name: 'tier',
    in: 'query',
    schema: {
      type: 'array',
      maxItems: 4,
      items: { type: 'integer', minimum: 1, maximum: 4 },
    },
  },
] as const;

/** What is wrong with ownership, and how to mend it. */
export const gapPaths = {
  '/gaps': {
    get: {
      operationId: 'ListGaps',
      summary: 'What is wrong with ownership, page by page',
      description:
        'Critical entities first, then bad gaps. What the caller may not read is neither listed nor counted.',
      parameters: [
        ...filters,
        {
          name: 'limit',
          in: 'query',
          schema: { type: 'integer', minimum: 1, maximum: 500, default: 50 },
        },
        {
          name: 'cursor',
          in: 'query',
          schema: { type: 'string', maxLength: 4096 },
        },
      ],
      responses: {
        '200': {
          description: 'A page, and how many there are of each kind',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: [
                  'items',
                  'pageInfo',
                  'counts',
                  'asOf',
                  'degraded',
                  'degradedReasons',
                ],
                properties: {
                  items: { type: 'array', items: gap },
                  totalItems: { type: 'integer' },
                  pageInfo: {
                    type: 'object',
                    additionalProperties: false,
                    properties: { nextCursor: { type: 'string' } },
                  },
                  counts: {
                    type: 'object',
                    description:
                      'By kind, under the same filters but that by kind',
                    additionalProperties: { type: 'integer' },
                  },
                  asOf: { type: 'string', format: 'date-time' },
                  degraded: { type: 'boolean' },
                  degradedReasons: {
                    type: 'array',
                    items: { type: 'string' },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
  '/gaps/patch': {
    get: {
      operationId: 'GetGapPatch',
      summary: 'The change to a catalog file that closes a gap',
      parameters: [
        {
          name: 'id',
          in: 'query',
          required: true,
          schema: { type: 'string', minLength: 1, maxLength: 600 },
        },
        {
          name: 'owner',
          in: 'query',
          description: 'The new owner; the best suggestion unless said',
          schema: { type: 'string', minLength: 1, maxLength: 500 },
        },
      ],
      responses: {
        '200': {
          description: 'The change',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['patch', 'format'],
                properties: {
                  target: {
                    type: 'string',
                    description: 'Where the file is, as the catalog says',
                  },
                  editUrl: {
                    type: 'string',
                    description: 'Where it can be edited in a browser',
                  },
                  owner: { type: 'string' },
                  patch: {
                    type: 'string',
                    description:
                      'A unified diff when the file could be read, else the YAML to merge in',
                  },
                  format: { type: 'string', enum: ['diff', 'yaml'] },
                },
              },
            },
          },
        },
        '400': { description: 'The owner is none that can be chosen' },
        '404': {
          description:
            'There is no such gap to be read, or no catalog file closes it',
        },
      },
    },
  },
} as const;
