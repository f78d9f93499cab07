/** What leads to components. */
export const identifierPaths = {
  '/identifiers': {
    get: {
      operationId: 'ListIdentifiers',
      summary: 'Commits and deployments that lead to components',
      description: 'Only other plugins may ask',
      parameters: [
        {
          name: 'kind',
          in: 'query',
          required: true,
          schema: { type: 'string', enum: ['commit', 'deployment'] },
        },
        {
          name: 'since',
          in: 'query',
          required: true,
          schema: { type: 'string', format: 'date-time' },
        },
        {
          name: 'limit',
          in: 'query',
          schema: {
            type: 'integer',
            minimum: 1,
            maximum: 1_000,
            default: 1_000,
          },
        },
        {
          name: 'cursor',
          in: 'query',
          schema: { type: 'string', minLength: 1, maxLength: 2_000 },
        },
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
                  items: {
                    type: 'array',
                    items: {
                      type: 'object',
                      required: ['kind', 'key', 'component', 'at'],
                      additionalProperties: false,
                      properties: {
                        kind: { type: 'string' },
                        key: { type: 'string' },
                        component: { type: 'string' },
                        at: { type: 'string', format: 'date-time' },
                      },
                    },
                  },
                  pageInfo: {
                    type: 'object',
                    properties: { nextCursor: { type: 'string' } },
                  },
                },
              },
            },
          },
        },
        '403': { description: 'The caller is no plugin' },
      },
    },
  },
} as const;
