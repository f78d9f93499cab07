import { JsonObject, JsonValue } from '@backstage/types';
import fc from 'fast-check';
import { readCdEvents } from './readCdEvents';
import { CDEVENT_KINDS } from './schema';

const AT = new Date('2026-03-03T12:00:00Z');
const STRUCTURED = { 'content-type': 'application/cloudevents+json' };
const BATCHED = { 'content-type': 'application/cloudevents-batch+json' };

/** An event of version 0.5.1, or what overrides make of it. */
function cdEvent(
  kind: string,
  content: JsonObject,
  {
    context = {},
    subject = {},
  }: { context?: JsonObject; subject?: JsonObject } = {},
): JsonObject {
  return {
    context: {
      specversion: '0.5.1',
      id: 'event-1',
      source: '/ci/jenkins',
      type: `dev.cdevents.${kind}.0.3.0`,
      timestamp: '2026-03-03T11:30:00.123456Z',
      ...context,
    },
    subject: { id: 'subject-1', content, ...subject },
  };
}

function envelope(data: JsonObject, overrides: JsonObject = {}): JsonObject {
  const { id, source, type, timestamp } = data.context as JsonObject;
  return {
    specversion: '1.0',
    id,
    source,
    type,
    time: timestamp,
    datacontenttype: 'application/json',
    data,
    ...overrides,
  };
}

function read(value: JsonValue, headers: Record<string, string> = STRUCTURED) {
  return readCdEvents({
    headers,
    body: Buffer.from(
      typeof value === 'string' ? value : JSON.stringify(value),
    ),
    at: AT,
  });
}

const reasonsOf = (...args: Parameters<typeof read>) => {
  const { events, unreadable } = read(...args);
  expect(events).toEqual([]);
  return unreadable.map(({ reason }) => reason);
};

const environment = { id: 'production', source: '/k8s/eu' };
const merged = cdEvent('change.merged', {
  repository: { id: 'acme/orders', source: 'https://git.acme.test' },
});

describe('readCdEvents', () => {
  it('reads the structured mode', () => {
    expect(read(envelope(merged))).toEqual({
      events: [
        {
          source: '/ci/jenkins',
          eventId: 'event-1',
          type: 'dev.cdevents.change.merged',
          subject: 'change:/ci/jenkins subject-1',
          // Milliseconds are what both databases keep
          occurredAt: new Date('2026-03-03T11:30:00.123Z'),
          payload: JSON.stringify(merged),
        },
      ],
      unreadable: [],
    });
  });

  it('reads the same from the binary mode and from base64', () => {
    const { events } = read(envelope(merged));

    expect(
      read(merged, {
        'content-type': 'application/json; charset=utf-8',
        'ce-specversion': '1.0',
        'ce-id': 'event%2D1',
        'ce-source': '/ci/jenkins',
        'ce-type': 'dev.cdevents.change.merged.0.3.0',
      }).events,
    ).toEqual(events);
    expect(
      read({
        ...envelope(merged, { data: null }),
        data_base64: Buffer.from(JSON.stringify(merged)).toString('base64'),
      }).events[0].subject,
    ).toBe('change:/ci/jenkins subject-1');
  });

  it('reads the batched mode, and takes what is right of a batch', () => {
    const other = cdEvent('change.merged', {}, { context: { id: 'event-2' } });
    const { events, unreadable } = read(
      [envelope(merged), 'x', envelope(other), envelope(other, { id: '' })],
      BATCHED,
    );

    expect(events.map(it => it.eventId)).toEqual(['event-1', 'event-2']);
    expect(unreadable).toEqual([
      {
        headers: STRUCTURED,
        body: Buffer.from('"x"'),
        reason: 'A CloudEvent must be a JSON object',
      },
      {
        headers: STRUCTURED,
        body: Buffer.from(JSON.stringify(envelope(other, { id: '' }))),
        reason:
          'A CloudEvent must have id, source and type, texts that are not empty',
      },
    ]);
  });

  // The fields of https://github.com/cdevents/spec/tree/v0.5.1/schemas
  it.each<[string, JsonObject]>([
    ['change.created', { description: 'Adds VAT' }],
    ['change.updated', {}],
    ['change.reviewed', {}],
    ['change.abandoned', {}],
    ['pipelinerun.queued', { pipelineName: 'build' }],
    ['pipelinerun.started', { pipelineName: 'build', uri: 'https://ci/1' }],
    ['pipelinerun.finished', { outcome: 'failure', errors: 'No disk' }],
    ['taskrun.started', { taskName: 'lint', pipelineRun: { id: 'run-1' } }],
    ['taskrun.finished', { outcome: 'success' }],
    ['testcaserun.queued', { environment }],
    ['testcaserun.started', { environment, testCase: { id: 'case-1' } }],
    ['testcaserun.finished', { environment, outcome: 'success' }],
    ['testcaserun.skipped', { reason: 'Not on Sundays' }],
    ['testsuiterun.queued', { environment }],
    ['testsuiterun.started', { environment }],
    ['testsuiterun.finished', { environment, outcome: 'cancel' }],
    ['artifact.packaged', { change: { id: 'change-1' } }],
    ['artifact.signed', { signature: 'MEUCIQ' }],
    ['artifact.published', {}],
    ['artifact.downloaded', {}],
    ['artifact.deleted', {}],
    ['environment.created', { name: 'eu', uri: 'https://eu.acme.test' }],
    ['environment.modified', {}],
    ['environment.deleted', {}],
    ['service.deployed', { environment, artifactId: 'pkg:oci/orders@1' }],
    ['service.upgraded', { environment, artifactId: 'pkg:oci/orders@1' }],
    ['service.rolledback', { environment, artifactId: 'pkg:oci/orders@1' }],
    ['service.published', {}],
    ['service.removed', { environment }],
    ['incident.detected', { environment, description: 'Slow' }],
    ['incident.reported', { environment, ticketURI: 'https://t.test/1' }],
    ['incident.resolved', { environment }],
  ])('takes %s', (kind, content) => {
    const { events, unreadable } = read(envelope(cdEvent(kind, content)));

    expect(unreadable).toEqual([]);
    expect(events).toEqual([
      expect.objectContaining({
        type: `dev.cdevents.${kind}`,
        subject: kind.startsWith('service.')
          ? 'service:/ci/jenkins subject-1 event-1'
          : `${kind.split('.')[0]}:/ci/jenkins subject-1`,
        occurredAt: expect.any(Date),
      }),
    ]);
    expect(events[0].ignored).toBeUndefined();
  });

  it('makes one subject of what is told of one deployment', () => {
    const subjects = ['deploy-1', '', 7].map(id => {
      const event = cdEvent('service.deployed', {
        environment,
        artifactId: 'pkg:oci/orders@1',
      });
      return read(envelope({ ...event, customData: { deployment: { id } } }))
        .events[0].subject;
    });
    expect(subjects).toEqual([
      'service:/ci/jenkins subject-1 deploy-1',
      'service:/ci/jenkins subject-1 event-1',
      'service:/ci/jenkins subject-1 event-1',
    ]);
  });

  it.each(['github', 'portal', 'git:github.com/acme/orders', 'alertmanager:x'])(
    'refuses the source %s, which others have',
    source => {
      const event = cdEvent('change.merged', {}, { context: { source } });
      const { events, unreadable } = read({ ...envelope(event), source });
      expect(events).toEqual([]);
      expect(unreadable[0].reason).toBe(
        `The source '${source}' is reserved; use a URI that names the sender, such as https://ci.example.test`,
      );
    },
  );

  it('takes 0.4, where the version has another name and tests pass', () => {
    const event = cdEvent(
      'testcaserun.finished',
      { environment, outcome: 'pass' },
      {
        context: {
          specversion: undefined as unknown as string,
          version: '0.4.1',
          type: 'dev.cdevents.testcaserun.finished.0.2.0',
        },
        subject: { type: 'testCaseRun', source: '/ci/nightly' },
      },
    );

    expect(read(envelope(event)).events).toMatchObject([
      { subject: 'testcaserun:/ci/nightly subject-1' },
    ]);
  });

  it('takes requests of environments, which are about the environment', () => {
    // As environments-backend sends them: its src/outbox/README.md
    const event = cdEvent(
      '',
      { name: 'pr-12', blueprint: { id: 'service', version: 3 } },
      {
        context: {
          source: 'https://portal.acme.test',
          type: 'dev.cdeventsx.groundwork-environment.requested.0.1.0',
        },
        subject: { id: 'env-1', source: 'https://portal.acme.test' },
      },
    );

    expect(read(envelope(event)).events).toMatchObject([
      {
        type: 'dev.cdeventsx.groundwork-environment.requested',
        subject: 'environment:https://portal.acme.test env-1',
      },
    ]);
  });

  it.each([
    ['build.started', 'dev.cdevents.build.started.0.3.0'],
    ['a custom event', 'dev.cdeventsx.mytool-resource.created.0.1.0'],
    ['no CDEvent', 'com.example.someevent'],
  ])('keeps what is not used: %s', (_, type) => {
    const { events } = read({
      specversion: '1.0',
      id: 'A234-1234-1234',
      source: '/x',
      type,
      time: '2026-03-03T11:00:00Z',
      data: { any: 'thing' },
    });

    expect(events).toEqual([
      {
        source: '/x',
        eventId: 'A234-1234-1234',
        type,
        occurredAt: new Date('2026-03-03T11:00:00Z'),
        payload: '{"any":"thing"}',
        ignored: expect.stringMatching(
          / are not used; |is no type of CDEvents/,
        ),
      },
    ]);
  });

  const inContext = (context: JsonObject) =>
    envelope(cdEvent('change.merged', {}, { context }));

  it.each<[string, JsonValue, string]>([
    ['is truncated', '{"specversion":"1.0"', 'The body is not JSON: '],
    [
      'is of another version of CloudEvents',
      envelope(merged, { specversion: '0.3' }),
      "The specversion of the CloudEvent must be '1.0'",
    ],
    [
      'has no data',
      envelope(merged, { data: null }),
      "The data of 'dev.cdevents.change.merged' is wrong: the event must be object",
    ],
    [
      'lacks what its type needs',
      envelope(cdEvent('service.deployed', { environment: {} })),
      "The data of 'dev.cdevents.service.deployed' is wrong: subject.content.artifactId is required; subject.content.environment.id is required",
    ],
    [
      'has an outcome that there is not',
      envelope(
        cdEvent('testcaserun.finished', { environment, outcome: 'green' }),
      ),
      'subject.content.outcome must be one of success, failure, pass, fail, cancel, error',
    ],
    [
      'is of a version that nobody knows',
      inContext({ specversion: '0.3.0' }),
      'context.specversion must be 0.4.x or 0.5.x',
    ],
    [
      'does not say its version',
      inContext({ specversion: undefined as unknown as string }),
      'context.specversion is required: ',
    ],
    [
      'has a type without a version',
      inContext({ type: 'dev.cdevents.change.merged' }),
      'context.type must end with a version 0.x.y',
    ],
    [
      'has a time without a zone',
      inContext({ timestamp: '2026-03-03T11:00:00' }),
      'context.timestamp must be a time as in 2026-03-03T09:30:00Z',
    ],
    [
      'has a source with spaces',
      inContext({ source: 'my ci' }),
      'context.source must be a URI or the relative part of one, without spaces',
    ],
    [
      'is of 1970',
      inContext({ timestamp: '1970-01-01T00:00:00Z' }),
      'context.timestamp is 1970-01-01T00:00:00.000Z, before 2005; set the clock of the sender',
    ],
    [
      'is of a leap second, which no clock of ours has',
      inContext({ timestamp: '2016-12-31T23:59:60Z' }),
      'context.timestamp is no time; ',
    ],
    [
      'is of the future',
      inContext({ timestamp: '2026-03-03T13:00:01Z' }),
      'context.timestamp is 2026-03-03T13:00:01.000Z, more than an hour ahead; set the clock of the sender',
    ],
    [
      'says something else than its envelope',
      envelope(merged, { id: 'event-2' }),
      "The id of the CloudEvent, 'event-2', must be that of the CDEvent, 'event-1'",
    ],
    [
      'has a subject that no database stores',
      envelope(cdEvent('change.merged', {}, { subject: { id: 'a\0' } })),
      'Of the event, its subject contains the character U+0000',
    ],
  ])('says what is wrong when an event %s', (_, value, reason) => {
    expect(reasonsOf(value)).toEqual([expect.stringContaining(reason)]);
  });

  it('refuses batches that are none, or too large', () => {
    expect(reasonsOf({}, BATCHED)).toEqual([
      'The body must be a JSON array of CloudEvents',
    ]);
    expect(
      reasonsOf(
        Array.from({ length: 1_001 }, () => 1),
        BATCHED,
      ),
    ).toEqual([
      'The body has 1001 events; 1000 are the most, send it in parts',
    ]);
  });

  it('refuses what is nested deeper than it could be written', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const json = JSON.stringify(envelope(merged)).replace(
      /}$/,
      `,"data":${deep}}`,
    );

    expect(read(json).events).toEqual([]);
    expect(reasonsOf(`[${json}]`, BATCHED)).toEqual([
      'The body is nested too deeply',
    ]);
  });

  it('never throws, whatever comes in whichever mode', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string({ unit: 'binary' }),
          fc
            .record({
              kind: fc.constantFrom(...CDEVENT_KINDS),
              data: fc.jsonValue(),
            })
            .map(({ kind, data }) =>
              JSON.stringify({
                specversion: '1.0',
                id: '1',
                source: '/',
                type: `dev.cdevents.${kind}.0.3.0`,
                data: { context: data, subject: data },
              }),
            ),
        ),
        fc.constantFrom(STRUCTURED, BATCHED, {
          'content-type': 'application/json',
          'ce-specversion': '1.0',
          'ce-type': 'dev.cdevents.change.merged.0.3.0',
          'ce-id': '%',
          'ce-source': '/',
        }),
        (body, headers) => {
          expect(() => read(body, headers)).not.toThrow();
        },
      ),
    );
  });
});
