import { ID } from '../schemas';

/** Pictures of levels, for README files and the like. */
export const badgePaths = {
  '/badges/{scorecardId}/{kind}/{namespace}/{name}.svg': {
    get: {
      operationId: 'GetBadge',
      summary: 'The level of an entity as a picture',
      description:
        'Takes a token, unless `scorecards.badges.public` says that everyone may see badges',
      parameters: [
        { name: 'scorecardId', in: 'path', required: true, schema: ID },
        { name: 'kind', in: 'path', required: true, schema: ID },
        { name: 'namespace', in: 'path', required: true, schema: ID },
        { name: 'name', in: 'path', required: true, schema: ID },
      ],
      responses: {
        '200': { description: 'The badge', content: { 'image/svg+xml': {} } },
        '404': {
          description:
            'A badge that says that there is none, or none that the caller may see',
          content: { 'image/svg+xml': {} },
        },
      },
    },
  },
} as const;
