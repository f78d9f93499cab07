import { PHASES } from '../answers/environments';
import {
  answer,
  CONFLICT,
  DIGEST,
  ENTITY_REF,
  GIT_TEXT,
  ID,
  ID_PARAMETER,
  IDEMPOTENCY_KEY,
  MISSING,
  PAGE_PARAMETERS,
  REF_PARAMETER,
  REFUSED,
  SEARCHED,
} from '../schemas';

const INPUTS = { type: 'object', additionalProperties: true } as const;

const ENVIRONMENT_REQUEST = {
  required: true,
  content: {
    'application/json': {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['blueprintId'],
        properties: {
          blueprintId: ID,
          name: ID,
          component: ENTITY_REF,
          owner: ENTITY_REF,
          inputs: INPUTS,
          ref: GIT_TEXT,
          repository: GIT_TEXT,
          ttlHours: { type: 'number', exclusiveMinimum: 0, maximum: 87_600 },
          idempotencyKey: IDEMPOTENCY_KEY,
          planDigest: DIGEST,
        },
      },
    },
  },
} as const;

/** What a change is told by, apart from what is done. */
const CHANGE = {
  inputs: { ...INPUTS, description: 'To update; given whole' },
  ref: { ...GIT_TEXT, description: 'To update' },
  planDigest: {
    ...DIGEST,
    description: 'To update or redeploy only as that plan says',
  },
} as const;

const PHASE = { type: 'string', enum: PHASES } as const;

const QUERY_PARAMETERS = [
  {
    name: 'scope',
    in: 'query',
    schema: { type: 'string', enum: ['mine', 'owned', 'all'] },
  },
  { name: 'owner', in: 'query', schema: ENTITY_REF },
  { name: 'component', in: 'query', schema: ENTITY_REF },
  { name: 'blueprint', in: 'query', schema: ID },
  {
    name: 'phase',
    in: 'query',
    schema: { type: 'array', maxItems: 13, items: PHASE },
  },
  { name: 'search', in: 'query', schema: SEARCHED },
  { name: 'deleted', in: 'query', schema: { type: 'boolean' } },
  {
    name: 'sort',
    in: 'query',
    schema: {
      type: 'string',
      enum: ['name', 'createdAt', 'expiresAt', 'phase', 'cost'],
    },
  },
  {
    name: 'order',
    in: 'query',
    schema: { type: 'string', enum: ['asc', 'desc'] },
  },
  ...PAGE_PARAMETERS,
] as const;

/** Environments, and what would come of a request for one. */
export const environmentPaths = {
  '/plan': {
    post: {
      operationId: 'Plan',
      summary: 'What would come of a request; makes nothing',
      requestBody: ENVIRONMENT_REQUEST,
      responses: { '200': answer('Verdict'), '404': MISSING },
    },
  },
  '/environments': {
    get: {
      operationId: 'QueryEnvironments',
      summary: 'Environments that the caller may read',
      parameters: QUERY_PARAMETERS,
      responses: { '200': answer('EnvironmentPage') },
    },
    post: {
      operationId: 'CreateEnvironment',
      summary: 'Asks for an environment; answers at once',
      description: 'Takes the permission `environments.create` for the owner',
      requestBody: ENVIRONMENT_REQUEST,
      responses: {
        '202': answer('EnvironmentDetail'),
        '403': REFUSED,
        '409': CONFLICT,
      },
    },
  },
  '/environments/{id}': {
    get: {
      operationId: 'FindEnvironment',
      summary: 'An environment, by id or name',
      parameters: [ID_PARAMETER],
      responses: { '200': answer('EnvironmentDetail'), '404': MISSING },
    },
  },
  '/environments/{id}/plan': {
    post: {
      operationId: 'PlanChange',
      summary: 'What a change of an environment would come to; makes nothing',
      description: 'Takes the permission `environments.operate`',
      parameters: [ID_PARAMETER],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['action'],
              properties: {
                action: { type: 'string', enum: ['update', 'redeploy'] },
                ...CHANGE,
              },
            },
          },
        },
      },
      responses: {
        '200': answer('Verdict'),
        '403': REFUSED,
        '404': MISSING,
        '409': CONFLICT,
      },
    },
  },
  '/environments/{id}/commands': {
    post: {
      operationId: 'CommandEnvironment',
      summary: 'Changes, extends, pauses, wakes or destroys an environment',
      description:
        'Takes the permission `environments.operate`, to destroy `environments.destroy`',
      parameters: [ID_PARAMETER],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['action'],
              properties: {
                action: {
                  type: 'string',
                  enum: [
                    'extend',
                    'pause',
                    'resume',
                    'update',
                    'redeploy',
                    'cancel',
                    'retry',
                    'destroy',
                  ],
                },
                hours: {
                  type: 'number',
                  exclusiveMinimum: 0,
                  maximum: 87_600,
                  description: 'To extend by',
                },
                ...CHANGE,
                confirmName: {
                  ...ID,
                  description: 'To destroy: the name, which says it is meant',
                },
              },
            },
          },
        },
      },
      responses: {
        '202': answer('EnvironmentDetail'),
        '403': REFUSED,
        '404': MISSING,
        '409': CONFLICT,
      },
    },
  },
  '/environments/{id}/secrets/{name}/reveal': {
    post: {
      operationId: 'RevealSecret',
      summary: 'The value of a secret; written down who saw it',
      description: 'Takes the permission `environments.reveal-secret`',
      parameters: [
        ID_PARAMETER,
        { name: 'name', in: 'path', required: true, schema: ID },
      ],
      responses: {
        '200': answer('Secret'),
        '403': REFUSED,
        '404': MISSING,
        '429': { description: 'The caller has seen too many of late' },
      },
    },
  },
  '/environments/{id}/operations': {
    get: {
      operationId: 'ListOperations',
      summary: 'Operations of an environment, the newest first',
      parameters: [ID_PARAMETER],
      responses: {
        '200': answer('OperationList'),
        '404': MISSING,
      },
    },
  },
  '/operations/{id}/log': {
    get: {
      operationId: 'ReadLog',
      summary: 'Lines of an operation after one',
      parameters: [
        ID_PARAMETER,
        {
          name: 'after',
          in: 'query',
          schema: { type: 'integer', minimum: 0, maximum: 1_000_000 },
        },
        {
          name: 'limit',
          in: 'query',
          schema: { type: 'integer', minimum: 1, maximum: 2_000 },
        },
      ],
      responses: {
        '200': answer('Log'),
        '404': MISSING,
      },
    },
  },
  '/owners/{ref}/quota': {
    get: {
      operationId: 'FindQuota',
      summary: 'What an owner has, and may have',
      parameters: [REF_PARAMETER],
      responses: { '200': answer('OwnerQuota'), '404': MISSING },
    },
  },
} as const;
