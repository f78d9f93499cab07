import {
  ApprovalRequest,
  Deployment,
  EnvironmentSummary,
} from '@groundwork/backstage-plugin-environments-common';
import { factsOfGroup, isOrphan, KnownOfGroup } from './factsOfGroup';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const READY = { readyAt: '2026-11-20T00:00:00Z' };
const FAILED = { creationFailedAt: '2026-11-20T00:00:00Z' };

const environment = (over: Partial<EnvironmentSummary>) =>
  ({
    phase: 'ready',
    owner: 'group:default/payments',
    component: 'component:default/orders',
    ...over,
  } as EnvironmentSummary);

const known = (over: Partial<KnownOfGroup>): KnownOfGroup => ({
  environments: [],
  orphans: 0,
  requests: [],
  deployments: [],
  lastStage: 'production',
  ...over,
});

describe('factsOfGroup', () => {
  it('knows nothing of a group that has nothing', () => {
    expect(factsOfGroup(undefined)).toEqual({});
  });

  it('has no shares of nothing', () => {
    expect(factsOfGroup(known({}))).toEqual({
      'environments.requests28d': 0,
      'environments.orphans': 0,
    });
  });

  it('counts what became of requests', () => {
    const facts = factsOfGroup(
      known({
        requests: [
          environment(READY),
          environment({ ...READY, phase: 'failed' }),
          environment({ ...READY, phase: 'deleted' }),
          environment({ ...FAILED, phase: 'failed' }),
          environment({ ...FAILED, phase: 'deleted' }),
          // Being made, or made again
          environment({ phase: 'provisioning' }),
          environment({ ...FAILED, phase: 'provisioning' }),
          environment({ phase: 'waiting' }),
          // Given up before it could be ready
          environment({ phase: 'deleted' }),
          environment({ ...FAILED, phase: 'failed', stage: 'production' }),
        ],
      }),
    );

    expect(facts).toMatchObject({
      'environments.requests28d': 9,
      // Three of five
      'environments.successShare28d': 0.6,
    });
  });

  it('counts environments that have an end, but for stages', () => {
    const expiresAt = '2026-12-01T00:00:00Z';

    expect(
      factsOfGroup(
        known({
          orphans: 2,
          environments: [
            environment({ expiresAt }),
            environment({ expiresAt, phase: 'paused' }),
            environment({ expiresAt, phase: 'failed' }),
            environment({}),
            environment({ phase: 'waiting' }),
            environment({ stage: 'production' }),
          ],
        }),
      ),
    ).toMatchObject({
      'environments.ttlShare': 0.75,
      'environments.orphans': 2,
    });
  });

  it('tells of approvals over all deployments', () => {
    const deployment = (over: Partial<Deployment>) =>
      ({ stage: 'production', status: 'succeeded', ...over } as Deployment);
    const approval = (hours: number) =>
      ({
        status: 'approved',
        requestedAt: '2026-11-20T00:00:00Z',
        decisions: [
          {
            by: 'user:default/a',
            decision: 'approve',
            at: new Date(Date.UTC(2026, 10, 20, hours)).toISOString(),
          },
        ],
      } as ApprovalRequest);

    expect(
      factsOfGroup(
        known({
          deployments: [
            deployment({
              component: 'component:default/a',
              approval: approval(1),
            }),
            deployment({
              component: 'component:default/b',
              approval: approval(5),
            }),
            deployment({ component: 'component:default/b' }),
            deployment({ component: 'component:default/b' }),
            deployment({ component: 'component:default/b', stage: 'staging' }),
          ],
        }),
      ),
    ).toMatchObject({
      'deployments.approvalWaitP50Hours': 3,
      'deployments.withoutApprovalShare30d': 0.5,
    });
  });
});

describe('isOrphan', () => {
  const exists = (ref: string) => !ref.endsWith('/gone');

  it.each<[string, Partial<EnvironmentSummary>, boolean]>([
    ['one that is well', {}, false],
    ['one of nobody any more', { owner: 'group:default/gone' }, true],
    ['one of nothing any more', { component: 'component:default/gone' }, true],
    ['one of no component', { component: undefined }, false],
    [
      'one that is being deleted',
      { owner: 'group:default/gone', phase: 'deleting' },
      false,
    ],
    ['one that cannot be deleted', { phase: 'delete-blocked' }, true],
    ['one past its end', { expiresAt: '2026-11-21T10:59:59Z' }, true],
    ['one just past its end', { expiresAt: '2026-11-21T11:00:00Z' }, false],
    [
      'one that is paused past its end',
      { expiresAt: '2026-11-20T00:00:00Z', phase: 'paused' },
      false,
    ],
    ['one before its end', { expiresAt: '2026-11-22T00:00:00Z' }, false],
  ])('of %s: %j is %s', (_, over, expected) => {
    expect(isOrphan(environment(over), { now: NOW, exists })).toBe(expected);
  });
});
