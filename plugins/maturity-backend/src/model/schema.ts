import { CAPABILITIES } from '@groundwork/backstage-plugin-scorecards-common';
import scorecardSchema from '@groundwork/backstage-plugin-scorecards-node/schema/scorecard.schema.json';

/** Levels of each model; the ground below them is not among them. */
export const LEVELS = 4;

/** Names of the scorecards that a model is evaluated as end so, and are names too. */
export const PRACTICES_SUFFIX = '-practices';

// What a model has in common with scorecards is said once, there
const { id, title, text, expression, filter, level, remedy, action } =
  scorecardSchema.definitions;

const a = (name: keyof typeof definitions, description: string) => ({
  description,
  $ref: `#/definitions/${name}`,
});

const map = <T extends Record<string, unknown>>(
  required: Array<keyof T & string>,
  properties: T,
) => ({ type: 'object', additionalProperties: false, required, properties });

const definitions = {
  id,
  title,
  text,
  expression,
  filter,
  level,
  remedy,
  action,
  reason: { type: 'string', minLength: 1, maxLength: 1_000 },
  source: {
    type: 'object',
    additionalProperties: false,
    required: ['kind'],
    properties: {
      kind: {
        description: 'Who published it; ours where nobody did.',
        enum: ['dora', 'cncf', 'harness', 'duplocloud', 'ours', 'other'],
      },
      title: {
        description: 'What it is called.',
        type: 'string',
        minLength: 1,
        maxLength: 200,
      },
      url: {
        description: 'Where it can be read.',
        title: 'an address that begins with http:// or https://',
        type: 'string',
        maxLength: 2_000,
        pattern: '^https?://[^\\s]+$',
      },
      year: {
        description: 'When it was published.',
        type: 'integer',
        minimum: 1990,
        maximum: 2100,
      },
    },
  },
};

const rule = {
  id: a('id', 'Identifies the check. Unique in the model.'),
  title: a('title', 'What has to be so, in a few words.'),
  reason: a('reason', 'Why this threshold, and not another one.'),
  source: a('source', 'Where the threshold comes from.'),
  expression: a(
    'expression',
    'What has to be true: a CEL expression over facts of the team, such as delivery.leadTimeP50Hours <= 24.0.',
  ),
  message: a(
    'expression',
    'Why the check fails, with the values: a CEL expression that gives a text.',
  ),
  weight: {
    description: 'How much the check counts beside others of its level.',
    type: 'number',
    minimum: 0,
    maximum: 1_000,
    default: 1,
  },
  remedy: a('remedy', 'What a team can do about it.'),
};

const metadata = {
  description: 'What the model is called, and who answers for it.',
  ...map(['name', 'title', 'version', 'owner'], {
    name: {
      description:
        'Identifies the model, and the scorecards that it is evaluated as.',
      title: id.title,
      type: 'string',
      maxLength: id.maxLength - PRACTICES_SUFFIX.length,
      pattern: id.pattern,
    },
    title: {
      description: 'The name that people see.',
      type: 'string',
      minLength: 1,
      maxLength: 80,
    },
    description: a('text', 'What the model is for, in a few sentences.'),
    version: {
      description: 'Changes whenever the model does, such as 1.2.0.',
      title: 'a version such as 1.2.0, in quotes',
      type: 'string',
      maxLength: 30,
      pattern: '^\\d+\\.\\d+\\.\\d+$',
    },
    owner: {
      description:
        'The group or user who answers for the model, as an entity ref. Without a kind it is a group.',
      type: 'string',
      minLength: 1,
      maxLength: 200,
      examples: ['group:default/platform'],
    },
  }),
};

const capability = map(['capability', 'title', 'description', 'checks'], {
  capability: { description: 'Which of the six it is.', enum: CAPABILITIES },
  title: a('title', 'The name that people see.'),
  description: a('text', 'What it is, in a sentence or two.'),
  checks: {
    description: 'What a team has to pass; at least one check at each level.',
    type: 'array',
    minItems: 1,
    maxItems: 60,
    items: map(['id', 'title', 'reason', 'source', 'level', 'expression'], {
      ...rule,
      level: {
        description: 'The level that the check belongs to; 1 is the lowest.',
        type: 'integer',
        minimum: 1,
        maximum: LEVELS,
      },
    }),
  },
});

const practice = map(
  ['id', 'title', 'description', 'reason', 'source', 'expression'],
  {
    ...rule,
    description: a('text', 'What the practice is, in a sentence.'),
  },
);

const question = map(['id', 'aspect', 'question', 'source', 'answers'], {
  id: a('id', 'Identifies the question. Unique in the model.'),
  aspect: a('title', 'What it is about, such as Investment.'),
  question: a('text', 'What the team is asked.'),
  source: a('source', 'Where the question comes from.'),
  answers: {
    description: 'What is so at each level, the lowest first.',
    title: 'one answer for each level',
    type: 'array',
    minItems: LEVELS,
    maxItems: LEVELS,
    items: { $ref: '#/definitions/text' },
  },
});

const spec = {
  description: 'Whom it is about, the levels, and what is asked for.',
  ...map(['filter', 'levels', 'capabilities'], {
    filter: a('filter', 'Which groups the model is about.'),
    levels: {
      description: 'The four levels, the lowest first.',
      title: 'the levels, the lowest first',
      type: 'array',
      minItems: LEVELS,
      maxItems: LEVELS,
      items: { $ref: '#/definitions/level' },
    },
    capabilities: {
      description: 'The six capabilities, each once.',
      type: 'array',
      minItems: 1,
      maxItems: CAPABILITIES.length,
      items: capability,
    },
    practices: {
      description:
        'What the evidence names beside the capabilities; measured, and part of no level.',
      type: 'array',
      maxItems: 100,
      items: practice,
    },
    questions: {
      description: 'What no system can measure; answered by members of a team.',
      type: 'array',
      maxItems: 30,
      items: question,
    },
  }),
};

/** JSON Schema, draft 7, of files with a maturity model; for editors, too. */
export const MATURITY_MODEL_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'a Groundwork maturity model',
  description:
    'Where teams stand in six capabilities: four levels, and the checks that a team has to pass to reach them.',
  ...map(['apiVersion', 'kind', 'metadata', 'spec'], {
    apiVersion: {
      description: 'The version of this format.',
      const: 'groundwork/v1',
    },
    kind: {
      description: 'What the document describes.',
      const: 'MaturityModel',
    },
    metadata,
    spec,
  }),
  definitions,
};
