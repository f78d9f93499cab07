import { ENTITY_REF, TIME } from '../schemas';

const TEAM = {
  type: 'object',
  additionalProperties: false,
  required: ['entityRef', 'title'],
  properties: {
    entityRef: { type: 'string' },
    title: { type: 'string' },
    parent: {
      type: 'string',
      description: 'Ref of the group above, if it is among the teams',
    },
  },
} as const;

const ROLLUPS = {
  type: 'array',
  description:
    'Where the entities stand, for each scorecard that some are part of, weighted by criticality; by title',
  items: {},
} as const;

const FIXES = {
  type: 'array',
  description:
    'Checks whose passing would raise the score most, the most valuable first; the first few with entities as examples',
  items: {
    type: 'object',
    additionalProperties: false,
    required: [
      'scorecardId',
      'scorecardTitle',
      'checkId',
      'title',
      'entities',
      'counts',
      'unlocks',
      'gain',
      'facts',
      'examples',
    ],
    properties: {
      scorecardId: { type: 'string' },
      scorecardTitle: { type: 'string' },
      checkId: { type: 'string' },
      title: { type: 'string' },
      capability: { type: 'string' },
      remedy: { description: 'How to make it pass' },
      entities: {
        type: 'integer',
        description: 'For how many it does not pass',
      },
      counts: {
        type: 'object',
        additionalProperties: false,
        required: ['fail', 'unknown', 'stale'],
        properties: {
          fail: { type: 'integer' },
          unknown: { type: 'integer' },
          stale: { type: 'integer' },
        },
      },
      unlocks: {
        type: 'integer',
        description:
          'For how many it is all that is missing for their next level',
      },
      gain: {
        type: 'number',
        description: 'How far the score rises, 0 to 1, when it passes for all',
      },
      facts: {
        type: 'array',
        description: 'The facts that it reads, and who observes them',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['factId', 'source'],
          properties: {
            factId: { type: 'string' },
            source: {
              type: 'string',
              description: 'Id of a collector, or `push`',
            },
            error: {
              type: 'string',
              description:
                'Why it was never observed of some, where that is known',
            },
          },
        },
      },
      examples: {
        type: 'array',
        items: { $ref: '#/components/schemas/Entity' },
      },
    },
  },
} as const;

/** Where teams stand. */
export const teamPaths = {
  '/teams/by-ref': {
    get: {
      operationId: 'FindTeam',
      summary: 'Where a team and the teams below it stand',
      description:
        'Entities that the caller may not read are left out of all figures; `partial` then is true',
      parameters: [
        {
          name: 'entityRef',
          in: 'query',
          required: true,
          description: 'E.g. `group:default/payments-core`',
          schema: ENTITY_REF,
        },
      ],
      responses: {
        '200': {
          description: 'The team',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: [
                  'team',
                  'teams',
                  'rollups',
                  'byTeam',
                  'fixes',
                  'own',
                  'partial',
                  'evaluatedAt',
                ],
                properties: {
                  team: TEAM,
                  teams: {
                    type: 'array',
                    description: 'It and all teams below it',
                    items: TEAM,
                  },
                  rollups: ROLLUPS,
                  byTeam: {
                    type: 'array',
                    description:
                      'The parts of the whole that own something: the team itself, and each team right below it with all teams below that',
                    items: {
                      type: 'object',
                      additionalProperties: false,
                      required: ['entityRef', 'title', 'rollups'],
                      properties: {
                        entityRef: { type: 'string' },
                        title: { type: 'string' },
                        rollups: ROLLUPS,
                      },
                    },
                  },
                  fixes: FIXES,
                  own: {
                    type: 'array',
                    description: 'Scorecards of the team itself, as an entity',
                    items: {},
                  },
                  partial: { type: 'boolean' },
                  evaluatedAt: TIME,
                },
              },
            },
          },
        },
        '404': {
          description: 'There is no such group that the caller may read',
        },
      },
    },
  },
  '/next-steps': {
    get: {
      operationId: 'FindNextSteps',
      summary: 'What the caller should mend next',
      description:
        'For the teams that the signed-in person is in; empty for services',
      responses: {
        '200': {
          description: 'The next steps',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['teams', 'fixes', 'rollups'],
                properties: {
                  teams: { type: 'array', items: TEAM },
                  fixes: FIXES,
                  rollups: ROLLUPS,
                },
              },
            },
          },
        },
      },
    },
  },
} as const;
