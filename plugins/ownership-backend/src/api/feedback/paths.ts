/** What people say of answers. */
export const feedbackPaths = {
  '/feedback': {
    post: {
      operationId: 'CreateFeedback',
      summary: 'Says that an answer was right or wrong',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/FeedbackRequest' },
          },
        },
      },
      responses: {
        '204': { description: 'It is stored, and answers follow it' },
        '404': { description: 'There is no such entity to be read' },
      },
    },
  },
} as const;
