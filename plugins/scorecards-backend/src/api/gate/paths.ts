import { ENTITY_REF, ID, TIME } from '../schemas';

/** Whether entities have reached a level. */
export const gatePaths = {
  '/gate': {
    post: {
      operationId: 'AskGate',
      summary: 'Whether an entity has reached a level',
      description:
        'For CI jobs and deployments. By the facts in the store at this moment. Unknown and stale checks hold a level back as failed ones do. Takes the permission `scorecards.evaluate`',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['entityRef', 'scorecardId'],
              properties: {
                entityRef: {
                  ...ENTITY_REF,
                  description: 'E.g. `component:default/orders`',
                },
                scorecardId: ID,
                level: {
                  type: 'integer',
                  minimum: 1,
                  description: 'The highest level unless said',
                },
              },
            },
          },
        },
      },
      responses: {
        '200': {
          description: 'The verdict, whether it is pass or fail',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: [
                  'verdict',
                  'entityRef',
                  'scorecardId',
                  'version',
                  'requiredLevel',
                  'level',
                  'reasons',
                  'evaluatedAt',
                ],
                properties: {
                  verdict: { type: 'string', enum: ['pass', 'fail'] },
                  entityRef: { type: 'string' },
                  scorecardId: { type: 'string' },
                  version: { type: 'integer' },
                  requiredLevel: { type: 'integer' },
                  level: { type: 'integer' },
                  reasons: {
                    type: 'array',
                    description:
                      'Checks that are missing up to the level, the lowest first',
                    items: {},
                  },
                  evaluatedAt: TIME,
                },
              },
            },
          },
        },
        '404': {
          description:
            'There is no such entity or scorecard to be seen, or the one is not part of the other',
        },
      },
    },
  },
} as const;
