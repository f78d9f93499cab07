/** What happened last. */
export const recentPaths = {
  '/recent': {
    get: {
      operationId: 'FindRecent',
      summary: 'What was merged and deployed last of a component',
      description: 'Takes the permission `delivery.read`',
      parameters: [
        {
          name: 'component',
          in: 'query',
          required: true,
          schema: {
            type: 'string',
            minLength: 1,
            maxLength: 500,
            pattern: '^[^\\u0000]*$',
          },
        },
      ],
      responses: {
        '200': {
          description: 'The newest first',
          content: { 'application/json': { schema: { type: 'object' } } },
        },
        '403': { description: 'The caller may read nothing' },
        '404': { description: 'There is none that the caller may read' },
      },
    },
  },
} as const;
