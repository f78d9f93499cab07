import { ENTITY_ROW_ORDERS } from '@groundwork/backstage-plugin-scorecards-common';
import { CURSOR, ENTITY_REF, ID, SEARCHED } from '../schemas';

const idParameter = {
  name: 'id',
  in: 'path',
  required: true,
  schema: ID,
} as const;

/** Which entities, for the table and for the export. */
const filters = [
  {
    name: 'owner',
    in: 'query',
    description:
      'Refs of owners; entities of teams below them are not among theirs',
    schema: { type: 'array', maxItems: 50, items: ENTITY_REF },
  },
  {
    name: 'team',
    in: 'query',
    description: 'Refs of groups: their entities and those of all teams below',
    schema: { type: 'array', maxItems: 50, items: ENTITY_REF },
  },
  {
    name: 'level',
    in: 'query',
    schema: {
      type: 'array',
      maxItems: 20,
      items: { type: 'integer', minimum: 0, maximum: 100 },
    },
  },
  {
    name: 'tier',
    in: 'query',
    description: '1 for the most critical, 0 for those without a tier',
    schema: {
      type: 'array',
      maxItems: 20,
      items: { type: 'integer', minimum: 0, maximum: 100 },
    },
  },
  {
    name: 'unmeasured',
    in: 'query',
    description:
      'Whether no check that applies is known: only such entities with `true`, only others with `false`',
    schema: { type: 'boolean' },
  },
  {
    name: 'check',
    in: 'query',
    description: 'Id of a check to which `checkStatus` applies',
    schema: ID,
  },
  {
    name: 'checkStatus',
    in: 'query',
    description: 'Every one but `pass` unless said',
    schema: {
      type: 'array',
      maxItems: 5,
      items: {
        type: 'string',
        enum: ['pass', 'fail', 'unknown', 'stale', 'exempt'],
      },
    },
  },
  {
    name: 'text',
    in: 'query',
    description: 'Part of the title or of the ref, in any case',
    schema: SEARCHED,
  },
  {
    name: 'orderBy',
    in: 'query',
    description:
      'With a minus before it, descending. Entities that have no such thing come last; those that have the same come in the order of their refs',
    schema: { type: 'string', enum: ENTITY_ROW_ORDERS },
  },
] as const;

/** Scorecards, and the entities on each. */
export const scorecardPaths = {
  '/scorecards': {
    get: {
      operationId: 'ListScorecards',
      summary: 'All scorecards, with distribution and trend',
      responses: {
        '200': {
          description: 'By title',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ScorecardList' },
            },
          },
        },
      },
    },
  },
  '/scorecards/{id}': {
    get: {
      operationId: 'GetScorecard',
      summary: 'One scorecard, with its definition, by team and by check',
      parameters: [idParameter],
      responses: {
        '200': {
          description: 'The scorecard',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Scorecard' },
            },
          },
        },
        '404': { description: 'There is no such scorecard in force' },
      },
    },
  },
  '/scorecards/{id}/entities': {
    get: {
      operationId: 'ListScorecardEntities',
      summary: 'The entities of a scorecard, page by page',
      description:
        'Rows satisfy all filters; of the values of one, one. With `cursor`, the other parameters are ignored: it leads on in the list that it came from',
      parameters: [
        idParameter,
        ...filters,
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
          description:
            'A page. It can have fewer rows than the limit, and still a next one',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items', 'pageInfo'],
                properties: {
                  items: {
                    type: 'array',
                    items: { $ref: '#/components/schemas/EntityRow' },
                  },
                  totalItems: {
                    type: 'integer',
                    description:
                      'On the first page, for callers who may read every entity',
                  },
                  pageInfo: { $ref: '#/components/schemas/PageInfo' },
                },
              },
            },
          },
        },
        '404': { description: 'There is no such scorecard in force' },
      },
    },
  },
  '/scorecards/{id}/standings': {
    post: {
      operationId: 'QueryStandings',
      summary:
        'Where the entities of a scorecard stand, in each capability and by each check, page by page',
      description:
        'For services that work on with it. By ref; with `cursor`, `entityRefs` has to be as before',
      parameters: [idParameter],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              properties: {
                entityRefs: {
                  type: 'array',
                  maxItems: 500,
                  description:
                    'Only of these; of every entity of the scorecard unless said',
                  items: ENTITY_REF,
                },
                limit: {
                  type: 'integer',
                  minimum: 1,
                  maximum: 500,
                  description: '200 unless said, or all of `entityRefs`',
                },
                cursor: CURSOR,
              },
            },
          },
        },
      },
      responses: {
        '200': {
          description:
            'A page. It can have fewer items than the limit, and still a next one. Entities that are not on the scorecard, and those that the caller may not read, are left out',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items', 'pageInfo'],
                properties: {
                  items: {
                    type: 'array',
                    items: { $ref: '#/components/schemas/Standing' },
                  },
                  pageInfo: { $ref: '#/components/schemas/PageInfo' },
                },
              },
            },
          },
        },
        '404': { description: 'There is no such scorecard in force' },
      },
    },
  },
  '/scorecards/{id}/export': {
    get: {
      operationId: 'ExportScorecardEntities',
      summary: 'All entities of a scorecard as CSV or JSON',
      description:
        'What cannot be sent to its end ends without one: the connection is closed',
      parameters: [
        idParameter,
        {
          name: 'format',
          in: 'query',
          schema: { type: 'string', enum: ['csv', 'json'], default: 'csv' },
        },
        ...filters,
      ],
      responses: {
        '200': {
          description:
            'A row for each entity. In CSV, texts that a spreadsheet would take for a formula begin with an apostrophe',
          content: { 'text/csv': {}, 'application/json': {} },
        },
        '404': { description: 'There is no such scorecard in force' },
      },
    },
  },
  '/scorecards/{id}/definition': {
    get: {
      operationId: 'GetScorecardDefinition',
      summary: 'The text of a version of a definition',
      parameters: [
        idParameter,
        {
          name: 'version',
          in: 'query',
          description: 'The one in force unless said',
          schema: { type: 'integer', minimum: 1, maximum: 2_147_483_647 },
        },
      ],
      responses: {
        '200': {
          description: 'YAML, as it was written',
          content: { 'application/yaml': {} },
        },
        '404': { description: 'There is no such version' },
      },
    },
  },
} as const;
