type Schema = Readonly<Record<string, unknown>>;

const ID = 'https://groundwork.dev/schemas/delivery/cdevents';

const text: Schema = { type: 'string', minLength: 1 };
const uriReference: Schema = { ...text, format: 'uri-reference' };

function object(
  properties: Record<string, Schema>,
  required: readonly string[] = [],
): Schema {
  return { type: 'object', properties, required };
}

/** Something that an event names beside its subject. */
const reference = object({ id: text, source: uriReference }, ['id']);

const ofChange = object({ repository: reference });
const ofPipelineRun = object({ pipelineName: { type: 'string' } });
const ofTaskRun = object({
  taskName: { type: 'string' },
  pipelineRun: reference,
});
const finished = { outcome: { type: 'string' }, errors: { type: 'string' } };
/** 0.4 says `pass` and `fail`, 0.5 `success` and `failure`. */
const outcome: Schema = {
  enum: ['success', 'failure', 'pass', 'fail', 'cancel', 'error'],
};
const testCase = object({ id: text, name: { type: 'string' } }, ['id']);
const ofTestCaseRun = {
  environment: reference,
  testSuiteRun: object({ id: text }, ['id']),
  testCase,
};
const ofTestSuiteRun = { environment: reference, testSuite: testCase };
const ofEnvironment = object({ name: { type: 'string' } });
const ofPlacedService = object({ environment: reference, artifactId: text }, [
  'environment',
  'artifactId',
]);
const ofService = object({ environment: reference });
const ofIncident = object(
  {
    description: { type: 'string' },
    environment: reference,
    service: reference,
    artifactId: text,
  },
  ['environment'],
);

const specificationVersion: Schema = {
  type: 'string',
  pattern: '^0\\.[45]\\.',
};

/** What the content of the subject of each kind of event has to have. */
const CONTENTS: Readonly<Record<string, Schema>> = {
  'change.created': ofChange,
  'change.updated': ofChange,
  'change.reviewed': ofChange,
  'change.merged': ofChange,
  'change.abandoned': ofChange,
  'pipelinerun.queued': ofPipelineRun,
  'pipelinerun.started': ofPipelineRun,
  'pipelinerun.finished': { allOf: [ofPipelineRun, object(finished)] },
  'taskrun.started': ofTaskRun,
  'taskrun.finished': { allOf: [ofTaskRun, object(finished)] },
  'testcaserun.queued': object(ofTestCaseRun, ['environment']),
  'testcaserun.started': object(ofTestCaseRun, ['environment']),
  'testcaserun.finished': object({ ...ofTestCaseRun, outcome }, [
    'environment',
    'outcome',
  ]),
  'testcaserun.skipped': object(ofTestCaseRun),
  'testsuiterun.queued': object(ofTestSuiteRun, ['environment']),
  'testsuiterun.started': object(ofTestSuiteRun, ['environment']),
  'testsuiterun.finished': object({ ...ofTestSuiteRun, outcome }, [
    'environment',
    'outcome',
  ]),
  'artifact.packaged': object({ change: reference }, ['change']),
  'artifact.signed': object({ signature: text }, ['signature']),
  'artifact.published': object({}),
  'artifact.downloaded': object({}),
  'artifact.deleted': object({}),
  'environment.created': ofEnvironment,
  'environment.modified': ofEnvironment,
  'environment.deleted': ofEnvironment,
  'service.deployed': ofPlacedService,
  'service.upgraded': ofPlacedService,
  'service.rolledback': ofPlacedService,
  'service.published': ofService,
  'service.removed': ofService,
  'incident.detected': ofIncident,
  'incident.reported': {
    allOf: [ofIncident, object({ ticketURI: uriReference }, ['ticketURI'])],
  },
  'incident.resolved': ofIncident,
  'groundwork-environment.requested': object(
    {
      name: text,
      blueprint: object({ id: text, version: { type: 'integer' } }, [
        'id',
        'version',
      ]),
    },
    ['name', 'blueprint'],
  ),
};

/** The kinds of events that are used: subject and predicate. */
export const CDEVENT_KINDS: readonly string[] = Object.keys(CONTENTS);

/** Where the schema of a kind is in the document. */
export function schemaRefOf(kind: string): string {
  return `${ID}#/$defs/${kind}`;
}

/**
 * What the delivery plugin needs of CDEvents, as a JSON Schema; more may be in
 * one. It takes what versions 0.4 and 0.5 of the specification take.
 *
 * @see {@link https://github.com/cdevents/spec/blob/v0.5.1/spec.md}
 */
export const cdEventsSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: ID,
  title: 'CDEvents, as far as the delivery plugin needs them',
  description:
    'What the type of an event says chooses one of these. Events of other types are kept, and nothing is made of them.',
  anyOf: CDEVENT_KINDS.map(kind => ({ $ref: `#/$defs/${kind}` })),
  $defs: {
    context: {
      ...object(
        {
          specversion: specificationVersion,
          version: specificationVersion,
          id: text,
          source: uriReference,
          type: {
            type: 'string',
            pattern:
              '^dev\\.cdeventsx?\\.[A-Za-z0-9-]+\\.[A-Za-z]+\\.0\\.\\d+\\.\\d+(?:-[A-Za-z0-9.-]+)?$',
          },
          timestamp: { type: 'string', format: 'date-time' },
        },
        ['id', 'source', 'type', 'timestamp'],
      ),
      description: 'The version of the specification is called version in 0.4',
      anyOf: [{ required: ['specversion'] }, { required: ['version'] }],
    },
    ...Object.fromEntries(
      Object.entries(CONTENTS).map(([kind, content]) => [
        kind,
        object(
          {
            context: { $ref: '#/$defs/context' },
            subject: object({ id: text, source: uriReference, content }, [
              'id',
              'content',
            ]),
          },
          ['context', 'subject'],
        ),
      ]),
    ),
  },
};
