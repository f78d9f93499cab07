import { COUNTS, STATUS, TALLY, TIME } from './schemas';
import { STANDING } from './scorecards/standingSchema';

const TITLED = {
  type: 'object',
  additionalProperties: false,
  required: ['entityRef', 'title'],
  properties: { entityRef: { type: 'string' }, title: { type: 'string' } },
} as const;

const levels = {
  type: 'array',
  description: 'The ladder, from the lowest level to the highest',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['level', 'name'],
    properties: {
      level: { type: 'integer' },
      name: { type: 'string' },
      description: { type: 'string' },
    },
  },
} as const;

const trend = {
  type: 'array',
  description:
    'The last 30 days, the oldest first; empty for callers who may not read every entity',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['day', 'entities', 'byLevel'],
    properties: {
      day: { type: 'string', format: 'date' },
      entities: { type: 'integer' },
      score: { type: 'number' },
      coverage: { type: 'number' },
      byLevel: { type: 'array', items: { type: 'integer' } },
    },
  },
} as const;

const levelSummary = {
  scorecardId: { type: 'string' },
  scorecardTitle: { type: 'string' },
  version: { type: 'integer' },
  level: {
    type: 'integer',
    description: '0 when not even the lowest is reached',
  },
  levels,
  unmeasured: {
    type: 'boolean',
    description: 'True when no check that applies is known',
  },
  since: { ...TIME, description: 'Since when it has this level' },
  missing: {
    type: 'array',
    description: 'Checks that hold back the next level, heaviest first',
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['checkId', 'title', 'status'],
      properties: {
        checkId: { type: 'string' },
        title: { type: 'string' },
        status: STATUS,
      },
    },
  },
  evaluatedAt: {
    ...TIME,
    description: 'Up to when facts are taken into account',
  },
  ...TALLY,
} as const;

const levelSummaryRequired = [
  'scorecardId',
  'scorecardTitle',
  'version',
  'level',
  'levels',
  'unmeasured',
  'since',
  'missing',
  'evaluatedAt',
  'counts',
] as const;

const rollup = {
  scorecardId: { type: 'string' },
  scorecardTitle: { type: 'string' },
  entities: { type: 'integer' },
  unmeasured: {
    type: 'integer',
    description: 'Entities of which nothing is known',
  },
  levels,
  distribution: {
    type: 'array',
    description: 'From level 0 up',
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['level', 'name', 'entities', 'share'],
      properties: {
        level: { type: 'integer' },
        name: { type: 'string' },
        entities: { type: 'integer' },
        share: { type: 'number', description: 'By criticality, 0 to 1' },
      },
    },
  },
  level: {
    type: 'integer',
    description:
      'The highest that at least 80 % of the entities, by criticality, have reached',
  },
  ...TALLY,
} as const;

const rollupRequired = [
  'scorecardId',
  'scorecardTitle',
  'entities',
  'unmeasured',
  'levels',
  'distribution',
  'counts',
] as const;

const partial = {
  type: 'boolean',
  description:
    'True when some entities may not be read by the caller, so are not counted',
} as const;

const summary = {
  ...rollup,
  description: { type: 'string' },
  owner: TITLED,
  version: { type: 'integer' },
  publishedAt: TIME,
  checks: { type: 'integer' },
  trend,
  problem: {
    description: 'A newer definition that was refused',
  },
} as const;

const summaryRequired = [
  ...rollupRequired,
  'owner',
  'version',
  'publishedAt',
  'checks',
  'trend',
] as const;

const entity = {
  type: 'object',
  additionalProperties: false,
  required: ['entityRef', 'kind', 'title'],
  properties: {
    entityRef: { type: 'string' },
    kind: { type: 'string' },
    title: { type: 'string' },
    type: { type: 'string' },
    lifecycle: { type: 'string' },
    tier: { type: 'integer' },
    owner: TITLED,
  },
} as const;

const entityScorecards = {
  entity: { $ref: '#/components/schemas/Entity' },
  scorecards: {
    type: 'array',
    description: 'By title',
    items: {
      type: 'object',
      additionalProperties: false,
      required: [...levelSummaryRequired, 'checks', 'pending'],
      properties: {
        ...levelSummary,
        checks: {
          type: 'array',
          description:
            'In the order of the definition, those that apply: status, why, since when, how to fix, facts',
          items: {},
        },
        pending: {
          type: 'boolean',
          description: 'True while a change waits to be evaluated',
        },
        definitionProblem: {
          description: 'Why the definition in force is not the newest one',
        },
      },
    },
  },
} as const;

/** The schemas of what is read. */
export const schemas = {
  Entity: entity,
  ScorecardList: {
    type: 'object',
    additionalProperties: false,
    required: ['items', 'refused', 'partial'],
    properties: {
      items: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: summaryRequired,
          properties: summary,
        },
      },
      refused: {
        type: 'array',
        description: 'Definitions that were never in force',
        items: {},
      },
      partial,
    },
  },
  Scorecard: {
    type: 'object',
    additionalProperties: false,
    required: [
      ...summaryRequired,
      'definition',
      'versions',
      'origin',
      'byTeam',
      'byCheck',
      'partial',
    ],
    properties: {
      ...summary,
      definition: {},
      versions: {
        type: 'array',
        description: 'The newest first',
        items: {},
      },
      origin: { type: 'string' },
      byTeam: {
        type: 'array',
        description: 'By title; what nobody owns is not among it',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['entityRef', 'title', 'rollup'],
          properties: {
            ...TITLED.properties,
            rollup: {
              type: 'object',
              additionalProperties: false,
              required: rollupRequired,
              properties: rollup,
            },
          },
        },
      },
      byCheck: {
        type: 'array',
        description: 'In the order of the definition',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['checkId', 'counts'],
          properties: { checkId: { type: 'string' }, counts: COUNTS },
        },
      },
      partial,
    },
  },
  EntityRow: {
    type: 'object',
    additionalProperties: false,
    required: ['entity', ...levelSummaryRequired],
    properties: {
      entity: { $ref: '#/components/schemas/Entity' },
      ...levelSummary,
    },
  },
  Standing: STANDING,
  LevelSummary: {
    type: 'object',
    additionalProperties: false,
    required: levelSummaryRequired,
    properties: levelSummary,
  },
  EntityScorecards: {
    type: 'object',
    additionalProperties: false,
    required: ['entity', 'scorecards'],
    properties: entityScorecards,
  },
  EvaluatedEntity: {
    type: 'object',
    additionalProperties: false,
    required: ['entity', 'scorecards', 'evaluated', 'failed'],
    properties: {
      ...entityScorecards,
      evaluated: {
        type: 'boolean',
        description:
          'False when much waits to be evaluated, so that it comes in its turn',
      },
      failed: {
        type: 'array',
        description:
          'What could not be observed; what was known of it before stays',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['collectorId', 'error', 'since'],
          properties: {
            collectorId: { type: 'string' },
            error: { type: 'string', description: 'Why' },
            since: { ...TIME, description: 'Since when it fails' },
            factIds: {
              type: 'array',
              description: 'Absent when it is about all of its facts',
              items: { type: 'string' },
            },
          },
        },
      },
    },
  },
  PageInfo: {
    type: 'object',
    additionalProperties: false,
    properties: {
      nextCursor: { type: 'string' },
      prevCursor: { type: 'string' },
    },
  },
} as const;
