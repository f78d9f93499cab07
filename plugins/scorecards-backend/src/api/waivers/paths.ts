import { CURSOR, ENTITY_REF, ID, TIME } from '../schemas';

const STATUS = {
  type: 'string',
  enum: [
    'requested',
    'approved',
    'rejected',
    'withdrawn',
    'revoked',
    'expired',
  ],
} as const;

const WAIVER = {
  type: 'object',
  additionalProperties: false,
  required: [
    'id',
    'scorecardId',
    'checkId',
    'checkTitle',
    'entity',
    'reason',
    'status',
    'requestedBy',
    'requestedAt',
    'expiresAt',
  ],
  properties: {
    id: { type: 'string' },
    scorecardId: { type: 'string' },
    scorecardTitle: {
      type: 'string',
      description: 'Its id, when the scorecard is gone',
    },
    checkId: { type: 'string' },
    checkTitle: { type: 'string' },
    entity: { description: 'The entity that is exempt' },
    reason: { type: 'string' },
    compensatingCheckId: {
      type: 'string',
      description: 'A check that must pass for as long as the waiver holds',
    },
    compensatingCheckTitle: { type: 'string' },
    status: STATUS,
    requestedBy: { type: 'string' },
    requestedAt: TIME,
    expiresAt: TIME,
    decidedBy: { type: 'string' },
    decidedAt: TIME,
    decisionComment: { type: 'string' },
  },
} as const;

/** Exemptions from checks. */
export const waiverPaths = {
  '/waivers': {
    get: {
      operationId: 'QueryWaivers',
      summary: 'Waivers of entities that the caller may read, the newest first',
      description:
        'A page can have fewer waivers than asked for, or none, and still a next page',
      parameters: [
        {
          name: 'status',
          in: 'query',
          schema: { type: 'array', maxItems: 6, items: STATUS },
        },
        { name: 'entityRef', in: 'query', schema: ENTITY_REF },
        { name: 'scorecardId', in: 'query', schema: ID },
        {
          name: 'limit',
          in: 'query',
          schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
        },
        {
          name: 'cursor',
          in: 'query',
          description: 'Of a page before this one; filters are then ignored',
          schema: CURSOR,
        },
      ],
      responses: {
        '200': {
          description: 'A page',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items', 'pageInfo'],
                properties: {
                  items: { type: 'array', items: WAIVER },
                  totalItems: { type: 'integer' },
                  pageInfo: {
                    type: 'object',
                    additionalProperties: false,
                    properties: {
                      nextCursor: { type: 'string' },
                      prevCursor: { type: 'string' },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
    post: {
      operationId: 'RequestWaiver',
      summary: 'Asks for a waiver',
      description:
        'Takes the permission `scorecards.waiver.request` for the entity. It counts once somebody else has approved it',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: [
                'entityRef',
                'scorecardId',
                'checkId',
                'reason',
                'expiresAt',
              ],
              properties: {
                entityRef: ENTITY_REF,
                scorecardId: ID,
                checkId: ID,
                reason: {
                  type: 'string',
                  maxLength: 2_000,
                  description:
                    'Why the check should not count for a while; at least 10 characters',
                },
                expiresAt: {
                  type: 'string',
                  maxLength: 50,
                  description:
                    'ISO 8601: at most 180 days from now. A day is meant up to its end in UTC',
                },
                compensatingCheckId: ID,
              },
            },
          },
        },
      },
      responses: {
        '201': {
          description: 'It is asked for',
          content: { 'application/json': { schema: WAIVER } },
        },
        '403': { description: 'The caller may not ask for it' },
        '404': { description: 'There is no such entity or scorecard' },
        '409': {
          description:
            'One is asked for or in force already, or the check passes',
        },
      },
    },
  },
  '/waivers/decide': {
    post: {
      operationId: 'DecideWaiver',
      summary: 'Grants, refuses, ends or takes back a waiver',
      description:
        'Whoever asked can `withdraw` it. The others take the permission `scorecards.waiver.approve` for the entity, and are never for whoever asked',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['id', 'decision'],
              properties: {
                id: ID,
                decision: {
                  type: 'string',
                  enum: ['approve', 'reject', 'revoke', 'withdraw'],
                },
                comment: { type: 'string', maxLength: 2_000 },
              },
            },
          },
        },
      },
      responses: {
        '200': {
          description: 'The waiver after it',
          content: { 'application/json': { schema: WAIVER } },
        },
        '403': { description: 'The decision is not the caller’s' },
        '404': { description: 'There is no such waiver to be seen' },
        '409': { description: 'There is nothing left to decide that way' },
      },
    },
  },
} as const;
