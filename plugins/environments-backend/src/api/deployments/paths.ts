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
} from '../schemas';

const REQUEST_PROPERTIES = {
  component: ENTITY_REF,
  stage: ID,
  kind: { type: 'string', enum: ['deploy', 'promote', 'rollback'] },
  version: ID,
  override: {
    type: 'object',
    additionalProperties: false,
    required: ['reason'],
    properties: { reason: { type: 'string', minLength: 1, maxLength: 2_000 } },
  },
  idempotencyKey: IDEMPOTENCY_KEY,
} as const;

/** Releases, stages and deployments. */
export const deploymentPaths = {
  '/stages': {
    get: {
      operationId: 'ListStages',
      summary: 'The stages that releases go through, in order',
      responses: { '200': answer('StageList') },
    },
  },
  '/components/{ref}/stages': {
    get: {
      operationId: 'FindStages',
      summary: 'The stages of a component, side by side',
      parameters: [REF_PARAMETER],
      responses: { '200': answer('ComponentStages'), '404': MISSING },
    },
  },
  '/releases': {
    post: {
      operationId: 'CreateRelease',
      summary: 'Adds a release; the same version must be the same commit',
      description: 'Takes the permission `environments.operate` for the owner',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['component', 'version'],
              properties: {
                component: ENTITY_REF,
                version: ID,
                ref: GIT_TEXT,
                artifactDigest: DIGEST,
                provenance: { type: 'string', maxLength: 2_000 },
              },
            },
          },
        },
      },
      responses: {
        '201': answer('Release'),
        '403': REFUSED,
        '404': MISSING,
        '409': CONFLICT,
      },
    },
  },
  '/deployments/plan': {
    post: {
      operationId: 'PlanDeployment',
      summary: 'What would come of a deployment; does nothing',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['component', 'stage', 'kind'],
              properties: REQUEST_PROPERTIES,
            },
          },
        },
      },
      responses: { '200': answer('DeploymentVerdict'), '404': MISSING },
    },
  },
  '/deployments': {
    get: {
      operationId: 'QueryDeployments',
      summary: 'Deployments, the newest first',
      parameters: [
        { name: 'component', in: 'query', schema: ENTITY_REF },
        { name: 'stage', in: 'query', schema: ID },
        ...PAGE_PARAMETERS,
      ],
      responses: { '200': answer('DeploymentPage') },
    },
    post: {
      operationId: 'Deploy',
      summary: 'Deploys, promotes or rolls back; answers at once',
      description: 'Takes the permission `environments.operate` for the owner',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['component', 'stage', 'kind'],
              properties: { ...REQUEST_PROPERTIES, planDigest: DIGEST },
            },
          },
        },
      },
      responses: {
        '202': answer('Deployment'),
        '403': REFUSED,
        '404': MISSING,
        '409': CONFLICT,
      },
    },
  },
  '/deployments/{id}/cancel': {
    post: {
      operationId: 'CancelDeployment',
      summary: 'Gives up a deployment that is on its way',
      parameters: [ID_PARAMETER],
      responses: {
        '202': answer('Deployment'),
        '403': REFUSED,
        '404': MISSING,
        '409': CONFLICT,
      },
    },
  },
} as const;
