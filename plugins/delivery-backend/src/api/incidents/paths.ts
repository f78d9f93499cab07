import {
  CHAIN,
  ID,
  INCIDENT,
  INCIDENT_CHANGE,
  LINK_CORRECTION,
  NEW_INCIDENT,
} from './schemas';

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'The same key again does nothing again',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
} as const;

const ID_PARAMETER = {
  name: 'id',
  in: 'path',
  required: true,
  schema: ID,
} as const;

const json = <T extends object>(schema: T) =>
  ({ content: { 'application/json': { schema } } } as const);

const REFUSALS = {
  '400': { description: 'It cannot be meant so' },
  '403': { description: 'The caller may not do so' },
} as const;

const CONFLICT = {
  '409': { description: 'The Idempotency-Key was used for another request' },
} as const;

/** The routes of incidents. */
export const incidentPaths = {
  '/incidents': {
    get: {
      operationId: 'QueryIncidents',
      summary: 'Incidents of a scope, newest first',
      description: 'Takes the permission `delivery.read`',
      parameters: [
        {
          name: 'scope',
          in: 'query',
          required: true,
          schema: { type: 'string', minLength: 1, maxLength: 1_000 },
        },
        { name: 'from', in: 'query', schema: { type: 'string' } },
        { name: 'to', in: 'query', schema: { type: 'string' } },
        {
          name: 'status',
          in: 'query',
          schema: { type: 'string', enum: ['open', 'resolved'] },
        },
        {
          name: 'limit',
          in: 'query',
          schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
        },
        {
          name: 'cursor',
          in: 'query',
          schema: { type: 'string', maxLength: 4_000 },
        },
      ],
      responses: {
        '200': {
          description: 'A page of them',
          ...json({
            type: 'object',
            required: ['items', 'pageInfo'],
            properties: {
              items: { type: 'array', items: INCIDENT },
              pageInfo: {
                type: 'object',
                properties: { nextCursor: { type: 'string' } },
              },
            },
          } as const),
        },
        ...REFUSALS,
        '404': { description: 'There is no such entity' },
      },
    },
    post: {
      operationId: 'DeclareIncident',
      summary: 'Declares an incident',
      description: 'Takes the permission `delivery.incident.write`',
      parameters: [IDEMPOTENCY_KEY],
      requestBody: { required: true, ...json(NEW_INCIDENT) },
      responses: {
        '201': { description: 'It is kept', ...json(INCIDENT) },
        ...REFUSALS,
        ...CONFLICT,
      },
    },
  },
  '/incidents/{id}': {
    get: {
      operationId: 'GetIncident',
      summary: 'An incident, and what led to it',
      description: 'Takes the permission `delivery.read`',
      parameters: [ID_PARAMETER],
      responses: {
        '200': { description: 'Its chain', ...json(CHAIN) },
        ...REFUSALS,
        '404': { description: 'There is none' },
      },
    },
    patch: {
      operationId: 'ChangeIncident',
      summary: 'Corrects or closes an incident, wherever it is from',
      description: 'Takes the permission `delivery.incident.write`',
      parameters: [ID_PARAMETER, IDEMPOTENCY_KEY],
      requestBody: { required: true, ...json(INCIDENT_CHANGE) },
      responses: {
        '200': { description: 'Its chain', ...json(CHAIN) },
        ...REFUSALS,
        '404': { description: 'There is none' },
        ...CONFLICT,
      },
    },
  },
  '/links': {
    post: {
      operationId: 'CorrectLink',
      summary: 'Says where a failure came from',
      description: 'Takes the permission `delivery.link.write`',
      parameters: [IDEMPOTENCY_KEY],
      requestBody: { required: true, ...json(LINK_CORRECTION) },
      responses: {
        '204': { description: 'It holds' },
        ...REFUSALS,
        ...CONFLICT,
      },
    },
  },
} as const;
