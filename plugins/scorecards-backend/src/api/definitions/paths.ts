import { DEFINITION_PROBLEM } from '../schemas';

/** Publishing and withdrawing definitions over the API. */
export const definitionPaths = {
  '/definitions': {
    post: {
      operationId: 'PublishDefinition',
      summary:
        'Publishes a definition. It is refused with all that is wrong with it, or when a file or URL has a scorecard of its name',
      'x-body-limit-bytes': 2 * 1024 * 1024,
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['yaml'],
              properties: {
                yaml: {
                  type: 'string',
                  minLength: 1,
                  maxLength: 1024 * 1024,
                  description: 'One scorecard, as YAML',
                },
              },
            },
          },
        },
      },
      responses: {
        '200': {
          description: 'It is in force',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['scorecardId', 'version', 'changed', 'warnings'],
                properties: {
                  scorecardId: { type: 'string' },
                  version: { type: 'integer' },
                  changed: {
                    type: 'boolean',
                    description: 'False when it is the same as before',
                  },
                  warnings: {
                    type: 'array',
                    description:
                      'What is odd about it, and may be meant so: an owner that there is not, a filter that selects nothing, a fact that nobody observes, a check that counts at once',
                    items: DEFINITION_PROBLEM,
                  },
                },
              },
            },
          },
        },
        default: { description: 'An error' },
      },
    },
  },
  '/definitions/{id}': {
    delete: {
      operationId: 'WithdrawDefinition',
      summary:
        'Takes a scorecard out of force that was published over the API. Its history stays',
      parameters: [
        {
          name: 'id',
          in: 'path',
          required: true,
          schema: { type: 'string', minLength: 1, maxLength: 100 },
        },
      ],
      responses: {
        '204': { description: 'It is not in force any more' },
        default: { description: 'An error' },
      },
    },
  },
} as const;
