/** A text that both databases can compare with. */
const REF = {
  type: 'string',
  pattern: '^[^\\u0000]*$',
  minLength: 1,
  maxLength: 500,
} as const;

/**
 * An answer, by the name of its type in `maturity-common`. For the types of
 * routes it is as good as anything: comparing such types with schemas is too much
 * for the compiler.
 */
const answer = (name: string, permission: string) => {
  const schema: { description: string } = { description: name };
  return {
    '200': {
      description: name,
      content: { 'application/json': { schema } },
    },
    '400': { description: 'What is asked for cannot be' },
    '403': { description: `It takes the permission ${permission}` },
    '404': { description: 'There is none that the caller may read' },
  } as const;
};

const READ = 'maturity.read';
const REPORT = 'maturity.report.read';

const REPORT_PARAMETERS = [
  {
    name: 'group',
    in: 'query',
    description: 'Ref of a group; the whole organisation unless said',
    schema: REF,
  },
  {
    name: 'quarter',
    in: 'query',
    description: 'Such as `2026-Q4`, by UTC; the one that lasts, unless said',
    schema: { type: 'string', minLength: 1, maxLength: 20 },
  },
] as const;

const ANSWER = {
  type: 'object',
  additionalProperties: false,
  required: ['questionId', 'level'],
  properties: {
    questionId: { type: 'string', minLength: 1, maxLength: 200 },
    level: {
      type: ['integer', 'null'],
      minimum: 1,
      maximum: 100,
      description: 'Of the answer that is chosen; null takes it back',
    },
    comment: {
      type: 'string',
      maxLength: 1_000,
      pattern: '^[^\\u0000]*$',
    },
  },
} as const;

/** What the model says. */
export const modelPaths = {
  '/model': {
    get: {
      operationId: 'GetModel',
      summary: 'The model in force, with published figures to read it beside',
      responses: answer('MaturityModelAnswer', READ),
    },
  },
  '/schema': {
    get: {
      operationId: 'GetModelSchema',
      summary: 'The JSON Schema of model files',
      description: 'For editors; takes no permission',
      responses: {
        '200': {
          description: 'JSON Schema, draft 7',
          content: { 'application/schema+json': {} },
        },
      },
    },
  },
} as const;

/** Where teams stand. */
export const teamPaths = {
  '/organisation': {
    get: {
      operationId: 'GetOrganisation',
      summary: 'Where all teams stand, or those below a group',
      parameters: [
        {
          name: 'group',
          in: 'query',
          description: 'Ref of a group; all of them unless said',
          schema: REF,
        },
      ],
      responses: answer('OrganisationMaturity', READ),
    },
  },
  '/teams/by-ref': {
    get: {
      operationId: 'GetTeam',
      summary: 'Where a group stands, why, and what to do next',
      parameters: [
        { name: 'entityRef', in: 'query', required: true, schema: REF },
        {
          name: 'days',
          in: 'query',
          description: 'How much history',
          schema: { type: 'integer', minimum: 1, maximum: 400, default: 180 },
        },
      ],
      responses: answer('TeamMaturity', READ),
    },
  },
  '/teams/evaluate': {
    post: {
      operationId: 'EvaluateTeam',
      summary: 'Has a team evaluated anew, then answers as by its ref',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['entityRef'],
              properties: { entityRef: REF },
            },
          },
        },
      },
      responses: answer('TeamMaturity', `${READ} and scorecards.evaluate`),
    },
  },
  '/teams/self-assessment': {
    put: {
      operationId: 'AnswerSelfAssessment',
      summary: 'What a team says of itself; for its members',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['entityRef', 'answers'],
              properties: {
                entityRef: REF,
                answers: { type: 'array', maxItems: 100, items: ANSWER },
              },
            },
          },
        },
      },
      responses: answer('SelfAssessment', 'maturity.self-assessment.write'),
    },
  },
} as const;

/** One page for those who lead. */
export const reportPaths = {
  '/report': {
    get: {
      operationId: 'GetReport',
      summary: 'The leadership report',
      parameters: REPORT_PARAMETERS,
      responses: answer('LeadershipReport', REPORT),
    },
  },
  '/report/html': {
    get: {
      operationId: 'GetReportAsHtml',
      summary: 'The leadership report as one page that prints well',
      parameters: REPORT_PARAMETERS,
      responses: {
        '200': { description: 'A document', content: { 'text/html': {} } },
        default: { description: 'An error' },
      },
    },
  },
  '/report/csv': {
    get: {
      operationId: 'GetReportAsCsv',
      summary: 'The numbers of the leadership report as a table',
      parameters: REPORT_PARAMETERS,
      responses: {
        '200': { description: 'A table', content: { 'text/csv': {} } },
        default: { description: 'An error' },
      },
    },
  },
} as const;
