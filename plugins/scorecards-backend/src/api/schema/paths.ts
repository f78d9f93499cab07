/** What definitions look like, for editors. */
export const schemaPaths = {
  '/schema/scorecard.json': {
    get: {
      operationId: 'GetScorecardSchema',
      summary: 'The JSON Schema of scorecard files',
      description: 'For editors; takes no permission',
      responses: {
        '200': {
          description: 'JSON Schema, draft 7',
          content: { 'application/schema+json': {} },
        },
      },
    },
  },
} as const;
