const COUNT = { type: 'integer' } as const;

/** What is answered to an upload. */
export const UPLOAD_RECEIPT = {
  type: 'object',
  required: ['id', 'isDuplicate', 'tests', 'flaky', 'leftOut', 'remarks'],
  properties: {
    id: { type: 'string' },
    isDuplicate: { type: 'boolean', description: 'It was there already' },
    tests: {
      type: 'object',
      required: ['passed', 'failed', 'errored', 'skipped'],
      properties: {
        passed: COUNT,
        failed: COUNT,
        errored: COUNT,
        skipped: COUNT,
      },
    },
    flaky: { type: 'integer', description: 'Passed after they had failed' },
    leftOut: { type: 'object', additionalProperties: COUNT },
    remarks: {
      type: 'array',
      items: { type: 'string' },
      description: 'What the sender should know',
    },
  },
} as const;

/** The rest is described by the types of `delivery-common`. */
export const TEST = { type: 'object', required: ['key', 'name'] } as const;

/** A page of tests. */
export const TEST_PAGE = {
  type: 'object',
  required: ['items', 'pageInfo', 'totals'],
} as const;

/** A test with what is left of its executions. */
export const TEST_DETAIL = {
  type: 'object',
  required: ['test', 'executions', 'days'],
} as const;
