import { TEST, TEST_DETAIL, TEST_PAGE, UPLOAD_RECEIPT } from './schemas';

const SHA = {
  type: 'string',
  pattern: '^[0-9a-fA-F]{40}(?:[0-9a-fA-F]{24})?$',
  description: '40 or 64 hexadecimal digits',
} as const;
const TEXT = { type: 'string', minLength: 1, maxLength: 500 } as const;
/** PostgreSQL cannot even be asked for what has U+0000. */
const STORABLE = { ...TEXT, pattern: '^[^\\u0000]*$' } as const;
const TEST_STATES = [
  'suspect',
  'flaky',
  'quarantined',
  'recovered',
  'broken',
] as const;
const KEY = {
  name: 'key',
  in: 'path',
  required: true,
  schema: { type: 'string', pattern: '^[0-9a-f]{32}$' },
} as const;

/** A parameter of a query. */
const query = <
  const Name extends string,
  const Schema extends object,
  const Required extends boolean,
>(
  name: Name,
  schema: Schema,
  required: Required,
) => ({ name, in: 'query', schema, required } as const);

const json = <const Schema extends object>(
  description: string,
  schema: Schema,
) => ({ description, content: { 'application/json': { schema } } } as const);

const DENIED = { description: 'The caller may not do so' } as const;
const NOT_FOUND = {
  description: 'There is none that the caller may read',
} as const;

/** The routes of tests. */
export const testPaths = {
  '/ingest/tests': {
    post: {
      operationId: 'IngestTests',
      summary: 'Takes the results of tests: JUnit XML or CTRF, also gzipped',
      description:
        'Takes the permission `delivery.ingest`, or a token of `delivery.ingest.tests.tokens`. The same document counts once; others of the same commit, job and attempt add up.',
      parameters: [
        query('repository', TEXT, true),
        query('commit', SHA, true),
        query('job', TEXT, true),
        query(
          'attempt',
          { type: 'integer', minimum: 1, maximum: 100_000 },
          true,
        ),
        query('tree', SHA, false),
        query('branch', TEXT, false),
        query('run', TEXT, false),
        query(
          'format',
          { type: 'string', enum: ['junit', 'ctrf', 'auto'], default: 'auto' },
          false,
        ),
        query('at', TEXT, false),
      ],
      // Not JSON for the router, so that the route sees the bytes
      requestBody: { content: { '*/*': { schema: {} } }, required: true },
      responses: {
        '202': json('Kept; it is counted within seconds', UPLOAD_RECEIPT),
        '400': { description: 'It cannot be read to its end; nothing is kept' },
        '401': { description: 'It is not known who sends it; nothing is kept' },
        '403': DENIED,
        '413': { description: 'It is too large; nothing is kept' },
        '415': { description: 'It is compressed otherwise than by gzip' },
      },
    },
  },
  '/tests': {
    get: {
      operationId: 'ListTests',
      summary: 'Tests that do not say what they should, most costly first',
      description: 'Takes the permission `delivery.read`',
      parameters: [
        query('scope', TEXT, true),
        query('from', TEXT, false),
        query('to', TEXT, false),
        query('state', { type: 'string', enum: TEST_STATES }, false),
        query('search', STORABLE, false),
        query(
          'limit',
          { type: 'integer', minimum: 1, maximum: 200, default: 50 },
          false,
        ),
        query('cursor', { type: 'string', maxLength: 1_000 }, false),
      ],
      responses: {
        '200': json('A page of them', TEST_PAGE),
        '403': DENIED,
        '404': NOT_FOUND,
      },
    },
  },
  '/tests/quarantine': {
    get: {
      operationId: 'ListQuarantine',
      summary: 'Tests of a repository that are not to stop a pipeline now',
      description:
        'Takes the permission `delivery.read`, or a token of `delivery.ingest.tests.tokens`. As text, one test per line: `file::suite::name`.',
      parameters: [
        query('repository', TEXT, true),
        query('format', { type: 'string', enum: ['json', 'text'] }, false),
      ],
      responses: {
        '200': {
          description: 'All of them',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['repository', 'asOf', 'items'],
                properties: {
                  repository: { type: 'string' },
                  asOf: { type: 'string', format: 'date-time' },
                  items: { type: 'array', items: TEST },
                },
              },
            },
            'text/plain': { schema: { type: 'string' } },
          },
        },
        '401': { description: 'It is not known who asks' },
        '403': DENIED,
      },
    },
  },
  '/tests/{key}': {
    get: {
      operationId: 'GetTest',
      summary: 'A test, with what is left of its executions',
      description: 'Takes the permission `delivery.read`',
      parameters: [KEY],
      responses: {
        '200': json('It', TEST_DETAIL),
        '403': DENIED,
        '404': NOT_FOUND,
      },
    },
  },
  '/tests/{key}/quarantine': {
    put: {
      operationId: 'QuarantineTest',
      summary: 'Keeps a test out of the way for a while',
      description: 'Takes the permission `delivery.test.write`',
      parameters: [KEY],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['reason', 'until'],
              properties: {
                reason: {
                  type: 'string',
                  maxLength: 500,
                  pattern: '\\S',
                  description: 'Something other than blanks',
                },
                until: {
                  type: 'string',
                  maxLength: 40,
                  description: 'ISO 8601; at most 90 days ahead',
                },
              },
            },
          },
        },
      },
      responses: {
        '200': json('The test', TEST_DETAIL),
        '403': DENIED,
        '404': NOT_FOUND,
      },
    },
    delete: {
      operationId: 'EndQuarantine',
      summary: 'Ends the quarantine of a test',
      description: 'Takes the permission `delivery.test.write`',
      parameters: [KEY],
      responses: {
        '200': json('The test', TEST_DETAIL),
        '403': DENIED,
        '404': NOT_FOUND,
      },
    },
  },
} as const;
