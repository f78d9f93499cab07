import { CAPABILITIES } from '@groundwork/backstage-plugin-scorecards-common';
import { COUNTS, STATUS, TALLY, TIME } from '../schemas';

/** Where an entity stands, in each capability and by each check. */
export const STANDING = {
  type: 'object',
  additionalProperties: false,
  required: [
    'entity',
    'level',
    'unmeasured',
    'since',
    'version',
    'evaluatedAt',
    'capabilities',
    'checks',
  ],
  properties: {
    entity: { $ref: '#/components/schemas/Entity' },
    level: {
      type: 'integer',
      description: '0 when not even the lowest is reached',
    },
    unmeasured: {
      type: 'boolean',
      description: 'True when no check that applies is known',
    },
    score: TALLY.score,
    coverage: TALLY.coverage,
    since: { ...TIME, description: 'Since when it has this level' },
    version: { type: 'integer' },
    evaluatedAt: {
      ...TIME,
      description: 'Up to when facts are taken into account',
    },
    capabilities: {
      type: 'array',
      description:
        'One per capability, in their order; empty when no check is about any',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['capability', 'level', 'of', 'unmeasured', 'counts'],
        properties: {
          capability: { type: 'string', enum: CAPABILITIES },
          level: {
            type: 'integer',
            description:
              'The highest that a check about it is on, up to which all checks about it pass or are exempt',
          },
          of: { type: 'integer', description: 'How many levels there are' },
          unmeasured: {
            type: 'boolean',
            description: 'True when no check about it is known',
          },
          counts: COUNTS,
        },
      },
    },
    checks: {
      type: 'array',
      description:
        'In the order of the definition, those that apply and are enforced',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['checkId', 'status', 'since'],
        properties: {
          checkId: { type: 'string' },
          status: STATUS,
          message: {
            type: 'string',
            description: 'Why it does not pass, with the values',
          },
          since: { ...TIME, description: 'Since when it has this status' },
        },
      },
    },
  },
} as const;
