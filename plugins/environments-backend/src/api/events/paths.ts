import { ID_PARAMETER, MISSING } from '../schemas';

/** An environment as it changes. */
export const eventPaths = {
  '/environments/{id}/events': {
    get: {
      operationId: 'FollowEnvironment',
      summary: 'An environment as it changes: server-sent events',
      description:
        'Events `environment` with an EnvironmentDetail, `log` with a LogLine and its operation, `service` with what services print. Their ids resume it.',
      parameters: [
        ID_PARAMETER,
        {
          name: 'lastEventId',
          in: 'query',
          description: 'As the header `Last-Event-ID`, for who cannot set it',
          schema: { type: 'string', maxLength: 4_000 },
        },
      ],
      responses: {
        '200': {
          description: 'Events, until either side ends it',
          content: { 'text/event-stream': { schema: { type: 'string' } } },
        },
        '404': MISSING,
        '429': { description: 'Too many follow already' },
      },
    },
  },
} as const;
