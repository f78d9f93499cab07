import {
  ApprovalRequest,
  Deployment,
  EnvironmentSummary,
} from '@groundwork/backstage-plugin-environments-common';
import { ENVIRONMENT_FACTS } from './facts';
import { factsOf } from './factsOf';
import { factsOfGroup } from './factsOfGroup';

const environment = (overrides: Partial<EnvironmentSummary>) =>
  ({ phase: 'ready', ...overrides } as EnvironmentSummary);

const deployment = (overrides: Partial<Deployment>) =>
  ({
    stage: 'production',
    kind: 'promote',
    status: 'succeeded',
    finishedAt: '2026-11-20T12:00:00.000Z',
    ...overrides,
  } as Deployment);

/** Approved by two, the second so many hours after it was asked for. */
const approved = (hours: number) =>
  ({
    status: 'approved',
    requestedAt: '2026-11-20T00:00:00.000Z',
    decisions: [
      {
        by: 'user:default/a',
        decision: 'approve',
        at: '2026-11-20T00:10:00.000Z',
      },
      {
        by: 'user:default/b',
        decision: 'approve',
        at: new Date(Date.UTC(2026, 10, 20, hours)).toISOString(),
      },
    ],
  } as ApprovalRequest);

describe('factsOf', () => {
  it('tells of what was never deployed only that it has nothing', () => {
    expect(
      factsOf({ environments: [], deployments: [], lastStage: 'production' }),
    ).toEqual({
      'environments.active': 0,
      'environments.unhealthy': 0,
      'environments.stages': 0,
    });
  });

  it('tells of environments and stages', () => {
    expect(
      factsOf({
        environments: [
          environment({}),
          environment({ phase: 'failed' }),
          environment({ phase: 'paused' }),
          environment({ stage: 'staging', phase: 'degraded' }),
          environment({
            stage: 'production',
            source: { repository: 'r', ref: 'r', commit: 'c', version: 'v1' },
          }),
        ],
        deployments: [],
        lastStage: 'production',
      }),
    ).toEqual({
      'environments.active': 3,
      'environments.unhealthy': 2,
      'environments.stages': 2,
      'environments.lastStageVersion': 'v1',
      'deployments.perWeek30d': 0,
      'deployments.rollbackCount30d': 0,
    });
  });

  it('tells of deployments', () => {
    expect(
      factsOf({
        environments: [],
        deployments: [
          deployment({ approval: approved(2) }),
          deployment({
            approval: approved(6),
            finishedAt: '2026-11-21T08:00:00.000Z',
          }),
          deployment({}),
          deployment({ kind: 'rollback' }),
          deployment({ stage: 'staging', finishedAt: '2026-11-22T00:00:00Z' }),
          deployment({ status: 'failed' }),
          deployment({ status: 'failed', stage: 'staging' }),
          deployment({ status: 'cancelled' }),
          deployment({ status: 'refused' }),
          deployment({ status: 'deploying' }),
        ],
        lastStage: 'production',
      }),
    ).toMatchObject({
      'deployments.lastDeployedAt': '2026-11-21T08:00:00.000Z',
      // Three in 30 days
      'deployments.perWeek30d': 0.7,
      // Two of seven
      'deployments.failShare30d': 2 / 7,
      'deployments.rollbackCount30d': 1,
      // Two hours and six
      'deployments.approvalWaitP50Hours': 4,
      // Two of four
      'deployments.withoutApprovalShare30d': 0.5,
    });
  });

  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[1, 2, 4, 20], 3],
  ])('waits of %j hours have the median %d', (hours, median) => {
    expect(
      factsOf({
        environments: [],
        deployments: hours.map(it => deployment({ approval: approved(it) })),
      })['deployments.approvalWaitP50Hours'],
    ).toBe(median);
  });

  it('tells what is declared, and only that', () => {
    const told = {
      ...factsOf({ environments: [], deployments: [] }),
      ...factsOfGroup({
        environments: [],
        orphans: 0,
        requests: [],
        deployments: [],
      }),
    };

    expect(Object.keys(told).sort()).toEqual(
      ENVIRONMENT_FACTS.map(({ id }) => id)
        // Nothing watches deployments yet
        .filter(id => id !== 'environments.watchedShare')
        .sort(),
    );
  });
});
