/** A text that both databases can compare with. */
const TEXT = { type: 'string', pattern: '^[^\\u0000]*$' } as const;

/** An entity ref that a caller sends. */
export const ENTITY_REF = { ...TEXT, minLength: 1, maxLength: 500 } as const;

/** The id of a scorecard or check that a caller sends. */
export const ID = { ...TEXT, minLength: 1, maxLength: 200 } as const;

/** A cursor that a caller sends back; a URL holds no longer one. */
export const CURSOR = { type: 'string', maxLength: 12_000 } as const;

/** Text that is looked for. */
export const SEARCHED = { ...TEXT, maxLength: 200 } as const;

/** A time that is answered. */
export const TIME = { type: 'string', format: 'date-time' } as const;

/** What is wrong with, or odd about, a definition. */
export const DEFINITION_PROBLEM = {
  type: 'object',
  additionalProperties: false,
  required: ['message'],
  properties: {
    message: { type: 'string' },
    line: { type: 'integer' },
    column: { type: 'integer' },
    path: {
      type: 'string',
      description: 'E.g. `spec.checks[2].expression`',
    },
  },
} as const;

/** What a check says. */
export const STATUS = {
  type: 'string',
  enum: ['pass', 'fail', 'unknown', 'stale', 'exempt'],
} as const;

/** How many checks have each status. */
export const COUNTS = {
  type: 'object',
  additionalProperties: false,
  required: ['pass', 'fail', 'unknown', 'stale', 'exempt'],
  properties: {
    pass: { type: 'integer' },
    fail: { type: 'integer' },
    unknown: { type: 'integer' },
    stale: { type: 'integer' },
    exempt: { type: 'integer' },
  },
} as const;

/** Weights and counts of checks. */
export const TALLY = {
  score: {
    type: 'number',
    description: 'Weight passed ÷ weight applicable; absent when none applies',
  },
  coverage: {
    type: 'number',
    description:
      'Weight of what is known ÷ weight applicable; absent when none applies',
  },
  counts: COUNTS,
} as const;
