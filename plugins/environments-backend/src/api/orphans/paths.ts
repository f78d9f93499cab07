import { answer, CONFLICT, ID_PARAMETER, MISSING, REFUSED } from '../schemas';

/** What no environment knows of. */
export const orphanPaths = {
  '/orphans': {
    get: {
      operationId: 'ListOrphans',
      summary: 'What no environment knows of, and what was looked at',
      description: 'Takes the permission `environments.admin`',
      responses: { '200': answer('OrphanList'), '403': REFUSED },
    },
  },
  '/orphans/{id}/commands': {
    post: {
      operationId: 'CommandOrphan',
      summary: 'Adopts, destroys or ignores an orphan',
      description: 'Takes the permission `environments.admin`',
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
                  enum: ['adopt', 'destroy', 'ignore'],
                },
                reason: {
                  type: 'string',
                  maxLength: 500,
                  description: 'Why it is ignored',
                },
              },
            },
          },
        },
      },
      responses: {
        '200': answer('Orphan'),
        '403': REFUSED,
        '404': MISSING,
        '409': CONFLICT,
      },
    },
  },
} as const;
