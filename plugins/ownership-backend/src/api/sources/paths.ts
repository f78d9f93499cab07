/** Where identifiers come from. */
export const sourcePaths = {
  '/sources': {
    get: {
      operationId: 'ListSources',
      summary: 'How each source of identifiers was last read',
      responses: {
        '200': {
          description:
            'The sources; what is wrong in them only for those who may read the whole catalog',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: {
                  items: {
                    type: 'array',
                    items: { $ref: '#/components/schemas/Source' },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
} as const;
