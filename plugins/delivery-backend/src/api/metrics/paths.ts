import { METRIC_IDS } from '@groundwork/backstage-plugin-delivery-common';

/** A text that both databases can compare with. */
const TEXT = {
  type: 'string',
  pattern: '^[^\\u0000]*$',
  minLength: 1,
  maxLength: 1_000,
} as const;

const TIME = { type: 'string', minLength: 1, maxLength: 40 } as const;

const SCOPE_PARAMETERS = [
  {
    name: 'scope',
    in: 'query',
    required: true,
    description:
      '`all`, the entity ref of a component, system, domain or group, or `repository:github.com/acme/orders`',
    schema: TEXT,
  },
  {
    name: 'from',
    in: 'query',
    description: 'ISO 8601; 28 days before `to` unless it is said',
    schema: TIME,
  },
  {
    name: 'to',
    in: 'query',
    description:
      'ISO 8601; now unless it is said. At most 25 months after `from`',
    schema: TIME,
  },
] as const;

/**
 * An answer, by the name of its type in `delivery-common`. For the types of
 * routes it is as good as anything: comparing such types with schemas is too much
 * for the compiler.
 */
const answer = (name: string) => {
  const schema: { description: string } = { description: name };
  return {
    '200': {
      description: name,
      content: { 'application/json': { schema } },
    },
    '400': { description: 'The scope or the period is none' },
    '403': { description: 'It takes the permission delivery.read' },
    '404': { description: 'There is none that the caller may read' },
  } as const;
};

/** The routes of metrics. */
export const metricPaths = {
  '/overview': {
    get: {
      operationId: 'GetOverview',
      summary: 'All metrics of a scope, with where time goes',
      parameters: SCOPE_PARAMETERS,
      responses: answer('DeliveryOverview'),
    },
  },
  '/constraint': {
    get: {
      operationId: 'GetConstraint',
      summary:
        'Which stage holds changes up most, or why that is not said; of 12 weeks unless `from` is said',
      parameters: SCOPE_PARAMETERS,
      responses: answer('ConstraintAnswer'),
    },
  },
  '/cohorts': {
    get: {
      operationId: 'GetCohorts',
      summary: 'How assisted changes differ from others',
      parameters: SCOPE_PARAMETERS,
      responses: answer('CohortsAnswer'),
    },
  },
  '/metrics/{metric}/items': {
    get: {
      operationId: 'ListMetricItems',
      summary: 'The items behind a number, the largest first',
      parameters: [
        {
          name: 'metric',
          in: 'path',
          required: true,
          schema: { type: 'string', enum: METRIC_IDS },
        },
        ...SCOPE_PARAMETERS,
        {
          name: 'limit',
          in: 'query',
          schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
        },
        {
          name: 'cursor',
          in: 'query',
          schema: { type: 'string', maxLength: 6_000 },
        },
      ],
      responses: answer('MetricItemPage'),
    },
  },
  '/changes/{id}': {
    get: {
      operationId: 'GetChange',
      summary: 'What became of a change',
      parameters: [
        {
          name: 'id',
          in: 'path',
          required: true,
          description: 'Such as `change:github.com/acme/orders#7`, encoded',
          schema: TEXT,
        },
      ],
      responses: answer('ChangeDetail'),
    },
  },
} as const;
