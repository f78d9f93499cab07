/** What is known of entities. */
export const entityPaths = {
  '/entities': {
    get: {
      operationId: 'ListEntities',
      summary: 'Entities with their owners and identifiers, page by page',
      parameters: [
        {
          name: 'owner',
          in: 'query',
          description: 'Only what these groups or users own, by entity ref',
          schema: {
            type: 'array',
            maxItems: 100,
            items: { type: 'string', minLength: 1, maxLength: 500 },
          },
        },
        {
          name: 'limit',
          in: 'query',
          schema: { type: 'integer', minimum: 1, maximum: 500, default: 100 },
        },
        {
          name: 'cursor',
          in: 'query',
          schema: { type: 'string', maxLength: 2048 },
        },
      ],
      responses: {
        '200': {
          description: 'A page, in the order of entity refs',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items', 'pageInfo'],
                properties: {
                  items: {
                    type: 'array',
                    items: { $ref: '#/components/schemas/OwnedEntity' },
                  },
                  pageInfo: {
                    type: 'object',
                    additionalProperties: false,
                    properties: {
                      nextCursor: { type: 'string' },
                      prevCursor: { type: 'string' },
                    },
                  },
                  totalItems: { type: 'integer' },
                },
              },
            },
          },
        },
      },
    },
  },
  '/entities/by-ref': {
    get: {
      operationId: 'GetEntityOwnership',
      summary: 'All that is known of the ownership of one entity',
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
          description: 'What is known',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/EntityOwnership' },
            },
          },
        },
        '404': { description: 'There is none that the caller may read' },
      },
    },
  },
} as const;
