import { CURSOR, ENTITY_REF, ID } from '../schemas';

const refParameter = {
  name: 'entityRef',
  in: 'query',
  required: true,
  description: 'E.g. `component:default/orders`',
  schema: ENTITY_REF,
} as const;

const entityScorecards = {
  'application/json': {
    schema: { $ref: '#/components/schemas/EntityScorecards' },
  },
} as const;

const missing = {
  description: 'There is none that the caller may read',
} as const;

/** Where entities stand, and stood. */
export const entityPaths = {
  '/entities/by-ref': {
    get: {
      operationId: 'GetEntityScorecards',
      summary: 'Everything about one entity',
      parameters: [refParameter],
      responses: {
        '200': { description: 'What is known', content: entityScorecards },
        '404': missing,
      },
    },
  },
  '/entities/levels': {
    post: {
      operationId: 'FindLevels',
      summary: 'Levels of many entities at once',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['entityRefs'],
              properties: {
                entityRefs: {
                  type: 'array',
                  maxItems: 500,
                  items: ENTITY_REF,
                },
                scorecardId: {
                  ...ID,
                  description: 'Levels of this scorecard only',
                },
              },
            },
          },
        },
      },
      responses: {
        '200': {
          description:
            'In the order of the refs. Entities without a level, and those that the caller may not read, are left out',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: {
                  items: {
                    type: 'array',
                    items: {
                      type: 'object',
                      additionalProperties: false,
                      required: ['entityRef', 'levels'],
                      properties: {
                        entityRef: { type: 'string' },
                        levels: { type: 'array', items: {} },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
  '/entities/history': {
    get: {
      operationId: 'ListEntityHistory',
      summary: 'What changed for an entity, when, and by which values',
      parameters: [
        refParameter,
        {
          name: 'scorecardId',
          in: 'query',
          description: 'Of this scorecard only, in force or not any more',
          schema: ID,
        },
        {
          name: 'limit',
          in: 'query',
          description: '50 unless said',
          schema: { type: 'integer', minimum: 1, maximum: 500 },
        },
        { name: 'cursor', in: 'query', schema: CURSOR },
      ],
      responses: {
        '200': {
          description: 'A page, the newest first',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items', 'pageInfo'],
                properties: {
                  items: {
                    type: 'array',
                    description:
                      'Without `toLevel`, the entity was not part of the scorecard any more',
                    items: {},
                  },
                  pageInfo: { $ref: '#/components/schemas/PageInfo' },
                },
              },
            },
          },
        },
        '404': missing,
      },
    },
  },
  '/entities/as-of': {
    get: {
      operationId: 'GetEntityAt',
      summary: 'Where an entity stood at a time, by the versions of then',
      parameters: [
        refParameter,
        {
          name: 'at',
          in: 'query',
          required: true,
          description: 'ISO 8601; not in the future',
          schema: { type: 'string', format: 'date-time' },
        },
      ],
      responses: {
        '200': {
          description: 'By title',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: {
                  items: {
                    type: 'array',
                    items: { $ref: '#/components/schemas/LevelSummary' },
                  },
                },
              },
            },
          },
        },
        '404': missing,
      },
    },
  },
  '/entities/evaluate': {
    post: {
      operationId: 'EvaluateEntity',
      summary: 'Collects the facts of an entity anew, and evaluates it',
      description: 'Takes the permission `scorecards.evaluate`',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['entityRef'],
              properties: { entityRef: ENTITY_REF },
            },
          },
        },
      },
      responses: {
        '200': {
          description:
            'Everything about it afterwards, whether it was evaluated, and which collectors failed',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/EvaluatedEntity' },
            },
          },
        },
        '404': missing,
      },
    },
  },
} as const;
