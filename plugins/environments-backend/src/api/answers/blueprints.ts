import {
  ANYTHING,
  COUNT,
  FLAG,
  listOf,
  named,
  NUMBER,
  object,
  oneOf,
  TEXT,
  TEXTS,
  TIME,
} from './parts';

const DURATION = {
  type: 'object',
  additionalProperties: { type: 'number' },
  description: 'As in `{ "hours": 8 }`',
};

const RESOURCE_TYPE = oneOf(
  'service',
  'database',
  'queue',
  'cache',
  'secret',
  'other',
);

const summary = {
  always: {
    id: TEXT,
    title: TEXT,
    owner: TEXT,
    version: COUNT,
    resources: listOf(
      object({ name: TEXT, type: RESOURCE_TYPE, driver: TEXT }),
    ),
    usesSource: FLAG,
    allowed: FLAG,
  },
  sometimes: {
    description: TEXT,
    deniedReason: TEXT,
    expected: named('ExpectedTime'),
    refused: object({ since: TIME, problems: listOf(named('Problem')) }),
  },
};

/** Recipes for environments. */
export const blueprintAnswers = {
  Problem: object(
    { path: TEXT, message: TEXT },
    { line: COUNT, column: COUNT },
  ),
  ExpectedTime: object({ p50Ms: NUMBER, p90Ms: NUMBER, n: COUNT }),
  BlueprintSummary: object(summary.always, summary.sometimes),
  BlueprintList: object({ items: listOf(named('BlueprintSummary')) }),
  BlueprintDetail: object(
    {
      ...summary.always,
      definition: named('BlueprintDefinition'),
      publishedAt: TIME,
      origin: TEXT,
    },
    summary.sometimes,
  ),
  BlueprintDefinition: object(
    {
      id: TEXT,
      title: TEXT,
      owner: TEXT,
      inputs: { ...ANYTHING, description: 'JSON Schema of an object' },
      resources: listOf(
        object(
          {
            name: TEXT,
            type: RESOURCE_TYPE,
            driver: TEXT,
            spec: ANYTHING,
            dependsOn: TEXTS,
          },
          { cost: object({ perHour: NUMBER, pausedPerHour: NUMBER }) },
        ),
      ),
      outputs: ANYTHING,
      policy: named('BlueprintPolicy'),
    },
    { description: TEXT },
  ),
  BlueprintPolicy: object(
    { grace: DURATION },
    {
      allowedGroups: TEXTS,
      maxPerOwner: COUNT,
      maxCostPerDay: NUMBER,
      defaultTtl: DURATION,
      maxTtl: DURATION,
      idlePause: DURATION,
      approval: object(
        { groups: TEXTS, required: COUNT, validFor: DURATION },
        { aboveCostPerDay: NUMBER },
      ),
      allowedRefs: TEXTS,
    },
  ),
};
