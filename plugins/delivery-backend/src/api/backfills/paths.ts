const COUNT = { type: 'integer', minimum: 0 } as const;
const TIME = { type: 'string', format: 'date-time' } as const;

const BACKFILL = {
  type: 'object',
  required: ['id', 'repository', 'status', 'requestedAt', 'counts', 'remarks'],
  properties: {
    id: { type: 'string' },
    repository: { type: 'string', description: 'Such as github.com/acme/shop' },
    status: { enum: ['queued', 'running', 'succeeded', 'failed'] },
    requestedAt: TIME,
    startedAt: TIME,
    finishedAt: TIME,
    error: { type: 'string', description: 'What is wrong, and what to do' },
    head: { type: 'string', description: 'The commit that it was read up to' },
    counts: {
      type: 'object',
      required: ['commits', 'changes', 'releases', 'reverts', 'assisted'],
      properties: {
        commits: COUNT,
        changes: COUNT,
        releases: COUNT,
        reverts: COUNT,
        assisted: COUNT,
      },
    },
    remarks: {
      type: 'array',
      description: 'What stands for something else, or is missing',
      items: { type: 'string' },
    },
  },
} as const;

const REQUEST = {
  type: 'object',
  required: ['repository'],
  additionalProperties: false,
  properties: {
    repository: {
      type: 'string',
      minLength: 1,
      maxLength: 2_000,
      description: 'An https or ssh URL, or an absolute path of the backend',
    },
    component: {
      type: 'string',
      minLength: 1,
      maxLength: 500,
      description: 'Entity ref, where the whole repository is one component',
    },
    releases: {
      type: 'string',
      minLength: 1,
      maxLength: 500,
      description:
        'What stands for deployments to production: tags, which is the default, or branch:<name>',
    },
    name: {
      type: 'string',
      minLength: 1,
      maxLength: 500,
      description:
        'What its changes are called by, such as github.com/acme/shop; what its address or its origin says unless said',
    },
    paths: {
      type: 'string',
      minLength: 1,
      maxLength: 500_000,
      description: 'YAML that maps paths to components',
    },
  },
} as const;

const FORBIDDEN = { description: 'The caller may not do so' } as const;

/** The routes of backfills. */
export const backfillPaths = {
  '/backfills': {
    get: {
      operationId: 'ListBackfills',
      summary: 'Repositories that are read from git, the newest first',
      description:
        'Of the last 100, those that the caller may read. Takes the permission `delivery.read`; errors, remarks and folders of the backend show only with `delivery.admin`',
      responses: {
        '200': {
          description: 'What was found, so far',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['items', 'mayStart'],
                properties: {
                  items: { type: 'array', items: BACKFILL },
                  mayStart: {
                    type: 'boolean',
                    description: 'Whether the caller may start one',
                  },
                },
              },
            },
          },
        },
        '403': FORBIDDEN,
      },
    },
    post: {
      operationId: 'StartBackfill',
      summary: 'Has a repository read from git',
      description:
        'Takes the permission `delivery.admin`. It is read soon; look at it again until it has ended. Read again, a repository doubles nothing.',
      requestBody: {
        required: true,
        content: { 'application/json': { schema: REQUEST } },
      },
      responses: {
        '202': {
          description: 'It is read soon',
          content: { 'application/json': { schema: BACKFILL } },
        },
        '400': { description: 'It is not understood' },
        '403': {
          description: 'The caller may not do so, or nobody may read it',
        },
        '404': { description: 'There is no such folder' },
        '409': { description: 'The same repository is being read' },
      },
    },
  },
  '/backfills/{id}': {
    get: {
      operationId: 'GetBackfill',
      summary: 'How far one is',
      description: 'Takes the permission `delivery.read`',
      parameters: [
        {
          name: 'id',
          in: 'path',
          required: true,
          schema: {
            type: 'string',
            minLength: 1,
            maxLength: 100,
            pattern: '^[^\\u0000]*$',
          },
        },
      ],
      responses: {
        '200': {
          description: 'What was found, so far',
          content: { 'application/json': { schema: BACKFILL } },
        },
        '403': FORBIDDEN,
        '404': { description: 'There is none' },
      },
    },
  },
} as const;
