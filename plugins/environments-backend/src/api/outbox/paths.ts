import {
  answer,
  CONFLICT,
  ID_PARAMETER,
  MISSING,
  PAGE_PARAMETERS,
  REFUSED,
} from '../schemas';

/** Events that sinks have refused for good. */
export const outboxPaths = {
  '/outbox/dead': {
    get: {
      operationId: 'QueryDeadLetters',
      summary: 'Events that a sink has refused for good, newest first',
      description: 'Takes the permission `environments.admin`',
      parameters: PAGE_PARAMETERS,
      responses: { '200': answer('DeadLetterPage'), '403': REFUSED },
    },
  },
  '/outbox/dead/{id}/retry': {
    post: {
      operationId: 'RetryDeadLetter',
      summary: 'Has an event sent again that was given up, as the same one',
      description: 'Takes the permission `environments.admin`',
      parameters: [ID_PARAMETER],
      responses: {
        '204': { description: 'It waits to be sent' },
        '403': REFUSED,
        '404': MISSING,
        '409': CONFLICT,
      },
    },
  },
} as const;
