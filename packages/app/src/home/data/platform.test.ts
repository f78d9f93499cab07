import { PlatformSources, platformTroublesOf } from './platform';

type Orphan = NonNullable<PlatformSources['orphans']>['items'][number];
type DeadLetter = NonNullable<PlatformSources['deadLetters']>['items'][number];

function orphan(status: Orphan['status']): Orphan {
  return {
    id: status,
    driver: 'process',
    externalId: '4711',
    description: 'process 4711',
    firstSeenAt: '2026-11-20T09:00:00Z',
    lastSeenAt: '2026-11-22T09:00:00Z',
    status,
    adoptable: false,
  };
}

function deadLetter(sink: string, lastError?: string): DeadLetter {
  return {
    id: `${sink} ${lastError}`,
    sink,
    eventId: 'x',
    type: 'dev.cdevents.environment.created',
    subject: 'e-1',
    attempts: 12,
    lastError,
    createdAt: '2026-11-22T08:00:00Z',
    since: '2026-11-22T09:00:00Z',
  };
}

const PROBLEM = { path: '/spec', message: 'spec.driver: there is none' };

describe('platformTroublesOf', () => {
  it('has nothing where all is well', () => {
    expect(
      platformTroublesOf({
        troubled: { items: [], totalItems: 0, pageInfo: {} },
        orphans: {
          items: [orphan('ignored')],
          inventories: [
            {
              driver: 'process',
              succeededAt: '2026-11-22T09:00:00Z',
              objects: 3,
            },
          ],
        },
        deadLetters: { items: [], pageInfo: {} },
        blueprints: { items: [] },
        scorecards: { items: [], refused: [] },
      }),
    ).toEqual([]);
  });

  it('counts what is left over, unless somebody has said to ignore it', () => {
    expect(
      platformTroublesOf({
        orphans: {
          items: [orphan('found'), orphan('destroy-failed'), orphan('ignored')],
          inventories: [],
        },
      }),
    ).toEqual([{ kind: 'orphans', count: 2 }]);
  });

  it('says which drivers cannot tell what there is', () => {
    expect(
      platformTroublesOf({
        orphans: {
          items: [],
          inventories: [{ driver: 'terraform', error: 'no state', objects: 0 }],
        },
      }),
    ).toEqual([{ kind: 'inventory', driver: 'terraform', error: 'no state' }]);
  });

  it('counts events that were given up, by where they should have gone', () => {
    expect(
      platformTroublesOf({
        deadLetters: {
          items: [
            deadLetter('webhook', 'HTTP 410'),
            deadLetter('delivery'),
            deadLetter('webhook'),
          ],
          pageInfo: { nextCursor: 'more' },
        },
      }),
    ).toEqual([
      {
        kind: 'deadLetters',
        count: 3,
        isAtLeast: true,
        sinks: ['delivery', 'webhook'],
        lastError: 'HTTP 410',
      },
    ]);
  });

  it('names definitions that are refused, with why', () => {
    const since = '2026-11-22T09:00:00Z';
    const blueprint = {
      id: 'service',
      title: 'Service',
      owner: 'group:default/platform',
      version: 2,
      resources: [],
      usesSource: false,
      allowed: true,
    };
    expect(
      platformTroublesOf({
        blueprints: {
          items: [
            blueprint,
            {
              ...blueprint,
              id: 'job',
              title: 'Job',
              refused: { since, problems: [PROBLEM] },
            },
          ],
        },
        scorecards: {
          items: [],
          refused: [{ location: 'security.yaml', since, problems: [PROBLEM] }],
        },
      }),
    ).toEqual([
      { kind: 'blueprint', id: 'job', title: 'Job', problem: PROBLEM.message },
      { kind: 'scorecard', title: 'security.yaml', problem: PROBLEM.message },
    ]);
  });
});
