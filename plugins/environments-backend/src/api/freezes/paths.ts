import {
  answer,
  ENTITY_REF,
  ID,
  ID_PARAMETER,
  MISSING,
  REFUSED,
} from '../schemas';

/** Times in which nothing is deployed. */
export const freezePaths = {
  '/freezes': {
    get: {
      operationId: 'ListFreezes',
      summary: 'Freezes that are not over',
      responses: { '200': answer('FreezeList') },
    },
    post: {
      operationId: 'CreateFreeze',
      summary: 'Sets a freeze',
      description: 'Takes the permission `environments.admin`',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['reason', 'from', 'to', 'stages', 'entities'],
              properties: {
                reason: { type: 'string', maxLength: 500 },
                from: { type: 'string', maxLength: 50 },
                to: { type: 'string', maxLength: 50 },
                stages: {
                  type: 'array',
                  maxItems: 50,
                  items: ID,
                  description: 'All when empty',
                },
                entities: {
                  type: 'array',
                  maxItems: 500,
                  items: ENTITY_REF,
                  description: 'Components or owners; all when empty',
                },
              },
            },
          },
        },
      },
      responses: { '201': answer('Freeze'), '403': REFUSED },
    },
  },
  '/freezes/{id}': {
    delete: {
      operationId: 'DeleteFreeze',
      summary: 'Ends a freeze',
      description: 'Takes the permission `environments.admin`',
      parameters: [ID_PARAMETER],
      responses: {
        '204': { description: 'It is gone' },
        '403': REFUSED,
        '404': MISSING,
      },
    },
  },
} as const;
