/** Numbers of many scopes. */
export const figurePaths = {
  '/figures': {
    post: {
      operationId: 'GetFigures',
      summary: 'The numbers of up to 200 components or groups',
      description:
        'Only other plugins may ask: scopes are not to be ranked by their numbers',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['scopes'],
              properties: {
                scopes: {
                  type: 'array',
                  maxItems: 200,
                  items: { type: 'string', minLength: 1, maxLength: 500 },
                },
                from: { type: 'string', maxLength: 50 },
                to: { type: 'string', maxLength: 50 },
              },
            },
          },
        },
      },
      responses: {
        '200': {
          description: 'In the order in which they were asked for',
          content: { 'application/json': { schema: { type: 'object' } } },
        },
        '403': { description: 'The caller is no plugin' },
      },
    },
  },
} as const;
