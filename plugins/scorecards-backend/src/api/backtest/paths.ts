import { DEFINITION_PROBLEM } from '../schemas';

/** What definitions would change. */
export const backtestPaths = {
  '/backtest': {
    post: {
      operationId: 'Backtest',
      summary: 'What a definition would change if it was published',
      description:
        'Evaluates it on the whole catalog by the facts in the store, and compares it with the version in force. What is wrong with it is in `problems`. Entities that the caller may not read are left out of everything, totals included; `partial` says so. Teams that the caller may not read are not listed. A definition that takes too long to evaluate is refused with a 400. Takes the permission `scorecards.evaluate`',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['yaml'],
              properties: {
                yaml: { type: 'string', minLength: 1 },
                weeks: {
                  type: 'integer',
                  minimum: 0,
                  maximum: 26,
                  default: 0,
                  description: 'For how many weeks back',
                },
              },
            },
          },
        },
      },
      responses: {
        '200': {
          description: 'What would change',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: [
                  'scorecardId',
                  'problems',
                  'warnings',
                  'entities',
                  'added',
                  'removed',
                  'raised',
                  'lowered',
                  'changes',
                  'truncated',
                  'teams',
                  'distributionTo',
                  'history',
                ],
                properties: {
                  scorecardId: {
                    type: 'string',
                    description: 'Empty when the text does not tell',
                  },
                  comparedWith: {
                    type: 'integer',
                    description: 'Version in force; absent for a new scorecard',
                  },
                  problems: {
                    type: 'array',
                    description: 'Why it would be refused',
                    items: DEFINITION_PROBLEM,
                  },
                  warnings: {
                    type: 'array',
                    description:
                      'What is odd about it, and may be meant so; as when it is published',
                    items: DEFINITION_PROBLEM,
                  },
                  partial: {
                    type: 'boolean',
                    description:
                      'True when it is only about the entities that the caller may read; absent for those who may read everything',
                  },
                  entities: { type: 'integer' },
                  added: { type: 'integer' },
                  removed: { type: 'integer' },
                  raised: { type: 'integer' },
                  lowered: { type: 'integer' },
                  changes: {
                    type: 'array',
                    description:
                      'Lowered first, then by criticality; at most 1,000',
                    items: {},
                  },
                  truncated: { type: 'boolean' },
                  teams: { type: 'array', items: {} },
                  distributionFrom: { type: 'array', items: {} },
                  distributionTo: { type: 'array', items: {} },
                  history: {
                    type: 'array',
                    description:
                      'Week by week up to now, the oldest first; of entities of which something was known then',
                    items: {},
                  },
                },
              },
            },
          },
        },
        '503': {
          description:
            'Too many backtests wait already; the header `Retry-After` says for how many seconds',
        },
      },
    },
  },
} as const;
