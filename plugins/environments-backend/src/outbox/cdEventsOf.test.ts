import fc from 'fast-check';
import { Occurrence } from '../records/occurrence';
import { deploymentOf, occurrence, stageOf } from './__testUtils__/occurrences';
import { problemsOf } from './__testUtils__/schemas';
import { cdEventsOf } from './cdEventsOf';
import { cloudEventOf } from './cloudEventOf';

const source = 'https://portal.acme.test';

function eventsOf(it: Occurrence) {
  let id = 0;
  return cdEventsOf(it, { source, newId: () => `event-${++id}` });
}

const typesOf = (it: Occurrence) =>
  eventsOf(it).map(({ context }) => context.type);

describe('cdEventsOf', () => {
  it.each<[Occurrence['kind'], string[]]>([
    [
      'environment.requested',
      ['dev.cdeventsx.groundwork-environment.requested.0.1.0'],
    ],
    ['environment.created', ['dev.cdevents.environment.created.0.3.0']],
    ['environment.updated', ['dev.cdevents.environment.modified.0.3.0']],
    ['environment.extended', ['dev.cdevents.environment.modified.0.3.0']],
    ['environment.paused', ['dev.cdevents.environment.modified.0.3.0']],
    ['environment.resumed', ['dev.cdevents.environment.modified.0.3.0']],
    [
      'environment.deleted',
      [
        'dev.cdevents.service.removed.0.3.0',
        'dev.cdevents.environment.deleted.0.3.0',
      ],
    ],
    ['environment.deleting', []],
    ['environment.secret-revealed', []],
    ['environment.repaired', []],
    ['deployment.failed', []],
    ['approval.decided', []],
  ])('%s gives %j', (kind, types) => {
    const events = eventsOf(occurrence(kind));

    expect(events.map(({ context }) => context.type)).toEqual(types);
    expect(events.flatMap(problemsOf)).toEqual([]);
  });

  it('tells of an environment', () => {
    const [event] = eventsOf(
      occurrence('environment.created', {
        actor: 'user:default/ada',
        operationId: 'operation-1',
        environment: stageOf({ expiresAt: new Date('2026-11-22T00:00:00Z') }),
      }),
    );

    expect(event).toEqual({
      context: {
        specversion: '0.5.1',
        id: 'event-1',
        source,
        type: 'dev.cdevents.environment.created.0.3.0',
        timestamp: '2026-11-20T12:00:00.000Z',
      },
      subject: {
        id: 'env-1',
        source,
        content: {
          name: 'orders-production',
          uri: 'https://orders.acme.test/',
        },
      },
      customData: {
        actor: 'user:default/ada',
        operationId: 'operation-1',
        environment: {
          id: 'env-1',
          name: 'orders-production',
          owner: 'group:default/pay',
          createdBy: 'user:default/ada',
          blueprint: 'service',
          blueprintVersion: 3,
          component: 'component:default/orders',
          stage: 'production',
          commit: '8f2c1e0',
          expiresAt: '2026-11-22T00:00:00.000Z',
        },
      },
      customDataContentType: 'application/json',
    });
  });

  it('tells of a release that was placed, and who wanted it', () => {
    const [event] = eventsOf(
      occurrence('deployment.succeeded', {
        deployment: deploymentOf(),
        details: { gates: [{ gate: 'approval', verdict: 'pass' }] },
      }),
    );

    expect(event.context.type).toBe('dev.cdevents.service.upgraded.0.3.0');
    expect(event.subject).toEqual({
      id: 'component:default/orders',
      source,
      content: {
        environment: { id: 'env-1', source },
        artifactId:
          'pkg:generic/default/orders@v1.4.0?vcs_url=git%2Bhttps:%2F%2Fgit.acme.test%2Forders.git%408f2c1e0',
      },
    });
    expect(event.customData.deployment).toEqual({
      id: 'deployment-1',
      kind: 'promote',
      version: 'v1.4.0',
      previousVersion: 'v1.3.0',
      requestedBy: 'user:default/ada',
      approvedBy: ['user:default/grace'],
      gates: [{ gate: 'approval', verdict: 'pass' }],
    });
    expect(problemsOf(event)).toEqual([]);
  });

  it.each([
    ['where nothing ran', { previousVersion: undefined }, 'deployed'],
    ['where it ran already', { previousVersion: 'v1.4.0' }, 'deployed'],
    ['in place of another', { previousVersion: 'v1.3.0' }, 'upgraded'],
    ['back', { kind: 'rollback' as const }, 'rolledback'],
  ])('calls a release that was placed %s', (_, overrides, predicate) => {
    expect(
      typesOf(
        occurrence('deployment.succeeded', {
          deployment: deploymentOf(overrides),
        }),
      ),
    ).toEqual([`dev.cdevents.service.${predicate}.0.3.0`]);
  });

  it.each([
    ['a path of this machine', '/srv/git/orders'],
    ['nothing at all', ''],
  ])('names no repository that is %s', (_, repository) => {
    const [event] = eventsOf(
      occurrence('deployment.succeeded', {
        deployment: deploymentOf(),
        environment: stageOf({
          source: { repository, ref: 'x', commit: '1', version: 'v1.4.0' },
        }),
      }),
    );

    expect(event.subject.content.artifactId).toBe(
      'pkg:generic/default/orders@v1.4.0',
    );
  });

  it('does not tell who reads a repository', () => {
    const [event] = eventsOf(
      occurrence('deployment.succeeded', {
        deployment: deploymentOf(),
        environment: stageOf({
          source: {
            repository:
              'https://bot:s3cret@git.acme.test/orders.git?key=s3cret',
            ref: 'x',
            commit: '1',
            version: 'v1.4.0',
          },
        }),
      }),
    );

    expect(JSON.stringify(event)).not.toContain('s3cret');
  });

  it('names no commit when something newer is wanted already', () => {
    const [event] = eventsOf(
      occurrence('deployment.succeeded', {
        deployment: deploymentOf({ version: 'v1.3.9' }),
      }),
    );

    expect(event.subject.content.artifactId).toBe(
      'pkg:generic/default/orders@v1.3.9',
    );
  });

  it('says that no service was removed with an environment of a branch', () => {
    expect(
      typesOf(
        occurrence('environment.deleted', {
          environment: stageOf({ stage: undefined }),
        }),
      ),
    ).toEqual(['dev.cdevents.environment.deleted.0.3.0']);
  });

  it('says that no service was removed where none was ever placed', () => {
    expect(
      typesOf(
        occurrence('environment.deleted', {
          environment: stageOf({ isMade: false }),
        }),
      ),
    ).toEqual(['dev.cdevents.environment.deleted.0.3.0']);
  });

  it.each<Occurrence['kind']>(['environment.extended', 'environment.paused'])(
    'tells of no %s of what was never made',
    kind => {
      const environment = stageOf({ isMade: false });
      expect(typesOf(occurrence(kind, { environment }))).toEqual([]);
    },
  );

  it('follows the specification whatever versions and addresses are', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.option(fc.webUrl(), { nil: undefined }),
        fc.option(fc.string(), { nil: undefined }),
        (version, url, repository) => {
          const environment = stageOf({
            url,
            source: {
              repository: repository ?? '',
              ref: '',
              commit: '1',
              version,
            },
          });
          const events = [
            ...eventsOf(occurrence('environment.created', { environment })),
            ...eventsOf(
              occurrence('deployment.succeeded', {
                environment,
                deployment: deploymentOf({ version }),
              }),
            ),
          ];
          expect(events.flatMap(problemsOf)).toEqual([]);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is refused by the schemas when a field is missing or unknown', () => {
    const [event] = eventsOf(occurrence('environment.created'));

    expect(
      problemsOf({ ...event, context: { ...event.context, id: '' } }),
    ).toEqual(['/context/id must NOT have fewer than 1 characters']);
    expect(
      problemsOf({
        ...event,
        subject: { ...event.subject, content: { url: 'x' } },
      }),
    ).toEqual(['/subject/content must NOT have additional properties']);
  });
});

it('binds to CloudEvents', () => {
  const [event] = eventsOf(occurrence('environment.created'));

  expect(cloudEventOf(event)).toEqual({
    specversion: '1.0',
    id: 'event-1',
    source,
    type: 'dev.cdevents.environment.created.0.3.0',
    subject: 'env-1',
    time: '2026-11-20T12:00:00.000Z',
    datacontenttype: 'application/json',
    data: event,
  });
});
