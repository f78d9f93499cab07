import { CHANGE, TIME } from '../incidents/schemas';

const COUNT = { type: 'integer', minimum: 0 } as const;
const TEXT = { type: 'string' } as const;

const WAITING_CHANGE = {
  type: 'object',
  required: [
    'change',
    'waitsFor',
    'since',
    'waitedHours',
    'isOverdue',
    'risks',
  ],
  properties: {
    change: CHANGE,
    waitsFor: { type: 'string', enum: ['review', 'approval', 'merge'] },
    since: TIME,
    waitedHours: { type: 'number', minimum: 0 },
    isOverdue: {
      type: 'boolean',
      description: 'Longer than 90 % of the waits of the last 12 weeks',
    },
    risks: { type: 'array', items: TEXT },
  },
} as const;

const MEASURED = {
  type: 'object',
  required: ['n', 'coverage', 'excluded', 'definitionVersion'],
  properties: {
    value: { type: 'number' },
    n: COUNT,
    interval: {
      type: 'object',
      properties: { low: { type: 'number' }, high: { type: 'number' } },
    },
    coverage: { type: 'number', minimum: 0, maximum: 1 },
    excluded: { type: 'object', additionalProperties: COUNT },
    approximate: COUNT,
    definitionVersion: { type: 'integer' },
  },
} as const;

const QUEUE = {
  type: 'object',
  required: [
    'scope',
    'period',
    'asOf',
    'remarks',
    'items',
    'total',
    'overdue',
    'usual',
    'load',
  ],
  properties: {
    scope: TEXT,
    period: {
      type: 'object',
      required: ['from', 'to'],
      properties: { from: TIME, to: TIME },
    },
    asOf: TIME,
    derivedAt: TIME,
    remarks: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'text'],
        properties: { code: TEXT, text: TEXT },
      },
    },
    items: { type: 'array', items: WAITING_CHANGE },
    total: COUNT,
    overdue: COUNT,
    usual: MEASURED,
    overdueAfterHours: { type: 'number' },
    load: {
      type: 'array',
      description: 'Of teams, never of people',
      items: {
        type: 'object',
        required: ['team', 'arrived', 'reviewed', 'waiting'],
        properties: {
          team: TEXT,
          arrived: COUNT,
          reviewed: COUNT,
          waiting: COUNT,
        },
      },
    },
  },
} as const;

/** What waits, waits now; clients that send a period everywhere may do so. */
const UNUSED = { type: 'string', description: 'Has no effect' } as const;

/** The routes of reviews. */
export const reviewPaths = {
  '/reviews': {
    get: {
      operationId: 'GetReviewQueue',
      summary: 'Changes that wait: overdue first, then riskiest, then oldest',
      description: 'Takes the permission `delivery.read`',
      parameters: [
        {
          name: 'scope',
          in: 'query',
          required: true,
          schema: { type: 'string', minLength: 1, maxLength: 1_000 },
        },
        { name: 'from', in: 'query', schema: UNUSED },
        { name: 'to', in: 'query', schema: UNUSED },
        {
          name: 'limit',
          in: 'query',
          schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
        },
      ],
      responses: {
        '200': {
          description: 'What waits',
          content: { 'application/json': { schema: QUEUE } },
        },
        '400': { description: 'It is no scope' },
        '403': { description: 'The caller may not do so' },
        '404': { description: 'There is no such entity' },
      },
    },
  },
} as const;
