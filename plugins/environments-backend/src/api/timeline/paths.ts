import { answer, ENTITY_REF, ID, PAGE_PARAMETERS } from '../schemas';

/** What happened. */
export const timelinePaths = {
  '/timeline': {
    get: {
      operationId: 'QueryTimeline',
      summary: 'What happened to an environment or a component, newest first',
      parameters: [
        { name: 'environmentId', in: 'query', schema: ID },
        { name: 'component', in: 'query', schema: ENTITY_REF },
        ...PAGE_PARAMETERS,
      ],
      responses: { '200': answer('TimelinePage') },
    },
  },
} as const;
