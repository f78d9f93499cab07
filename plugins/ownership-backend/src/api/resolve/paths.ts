/** Twelve times what a question may have, so that too much gets an answer. */
const RESOLVE_BODY_LIMIT = 12 * 1024 * 1024;

/** Who owns what was pasted. */
export const resolvePaths = {
  '/resolve': {
    post: {
      operationId: 'Resolve',
      summary: 'Who owns what was pasted',
      'x-body-limit-bytes': RESOLVE_BODY_LIMIT,
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/ResolveRequest' },
          },
        },
      },
      responses: {
        '200': {
          description: 'The answer; `unknown` and `ambiguous` are answers too',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ResolveResponse' },
            },
          },
        },
      },
    },
  },
  '/resolve/batch': {
    post: {
      operationId: 'ResolveBatch',
      summary: 'The same for up to 1,000 questions',
      'x-body-limit-bytes': RESOLVE_BODY_LIMIT,
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/ResolveBatchRequest' },
          },
        },
      },
      responses: {
        '200': {
          description: 'The answers, in the order of the questions',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ResolveBatchResponse' },
            },
          },
        },
      },
    },
  },
} as const;
