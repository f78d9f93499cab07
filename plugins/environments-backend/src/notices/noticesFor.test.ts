import { Occurrence, OccurredDeployment } from '../records/occurrence';
import { MINA, occurrence, SHOP } from './__testUtils__/occurrences';
import { noticesFor } from './noticesFor';

const inStage = (stage: string) => ({
  environment: { ...occurrence('environment.created').environment, stage },
});
const deployment: OccurredDeployment = {
  id: 'd1',
  kind: 'deploy',
  version: 'v2',
  requestedBy: 'user:default/otto',
  approvedBy: [],
};
const approval = {
  id: 'a1',
  groups: ['group:default/responders', 'group:default/leads'],
  requestedBy: MINA,
};

describe('noticesFor', () => {
  it.each<[Occurrence['kind'], Partial<Occurrence>, string[]]>([
    ['environment.expiring', {}, [SHOP, MINA]],
    ['environment.failed', {}, [SHOP, MINA]],
    ['environment.delete-blocked', {}, [SHOP, MINA]],
    ['environment.drifted', {}, [SHOP]],
    ['environment.held-back', {}, [SHOP]],
    ['approval.requested', { approval }, approval.groups],
    ['approval.decided', { approval }, [MINA]],
    ['approval.expired', { approval }, [MINA]],
    [
      'deployment.failed',
      { deployment, ...inStage('staging') },
      [SHOP, 'user:default/otto'],
    ],
    [
      'deployment.succeeded',
      { deployment, ...inStage('production') },
      [SHOP, 'user:default/otto'],
    ],
    ['deployment.succeeded', { deployment, ...inStage('staging') }, []],
    [
      'deployment.refused',
      {
        deployment: { ...deployment, approvedBy: [MINA] },
        ...inStage('production'),
      },
      ['user:default/otto', MINA],
    ],
    [
      'deployment.refused',
      {
        deployment: { ...deployment, approvedBy: [MINA] },
        details: { gates: [{ gate: 'approval', verdict: 'refuse' }] },
        ...inStage('production'),
      },
      [MINA],
    ],
    ['environment.created', {}, []],
    ['environment.secret-revealed', {}, []],
  ])('tells of %s whom it concerns', (kind, more, expected) => {
    const notices = noticesFor(occurrence(kind, more), {
      lastStage: 'production',
    });

    expect(notices.map(({ recipient }) => recipient)).toEqual(expected);
  });

  it('tells nobody twice, and no programs', () => {
    const { environment } = occurrence('environment.failed');
    const by = (createdBy: string) =>
      noticesFor(
        occurrence('environment.failed', {
          environment: { ...environment, createdBy },
        }),
        {},
      ).map(({ recipient }) => recipient);

    expect([by(SHOP), by('plugin:scaffolder')]).toEqual([[SHOP], [SHOP]]);
  });

  it('leads approvers to what they are asked', () => {
    const [notice] = noticesFor(
      occurrence('approval.requested', {
        approval: { id: 'a 1', groups: [SHOP], requestedBy: MINA },
        details: { about: 'orders v2.2.0 to production' },
      }),
      {},
    );

    expect(notice).toMatchObject({
      recipient: SHOP,
      title: 'orders v2.2.0 to production: mina asks you to agree',
      link: '/environments/approvals?id=a%201',
    });
  });

  it('says of which component, version and stage a deployment was', () => {
    const { environment } = occurrence('deployment.failed');
    const titleOf = (kind: Parameters<typeof occurrence>[0]) =>
      noticesFor(
        occurrence(kind, {
          deployment,
          environment: {
            ...environment,
            component: 'component:default/orders',
            stage: 'production',
          },
        }),
        { lastStage: 'production' },
      )[0].title;

    expect([
      titleOf('deployment.failed'),
      titleOf('deployment.refused'),
      titleOf('deployment.succeeded'),
    ]).toEqual([
      'orders v2 in production could not be deployed',
      'orders v2 in production was not deployed',
      'orders v2 in production runs',
    ]);
  });

  it('says that the time of one has ended, in place of that it ends soon', () => {
    const [soon] = noticesFor(occurrence('environment.expiring'), {});
    const [ended] = noticesFor(occurrence('environment.ended'), {});

    expect(ended).toMatchObject({
      recipient: SHOP,
      title: 'The time of orders-1 has ended',
      topic: soon.topic,
    });
  });

  it('tells a group once of all that the guard holds back', () => {
    const { environment } = occurrence('environment.held-back');
    const [one, other] = ['e1', 'e2'].flatMap(id =>
      noticesFor(
        occurrence('environment.held-back', {
          environment: { ...environment, id },
        }),
        {},
      ),
    );

    expect(one).toMatchObject({
      title: 'Environments whose time has ended are not deleted',
      severity: 'high',
    });
    expect(other.topic).toBe(one.topic);
  });

  it('leads to where it can be extended', () => {
    const [notice] = noticesFor(occurrence('environment.expiring'), {});

    expect(notice).toEqual({
      recipient: SHOP,
      title: 'orders-1 ends soon; extend it if you still need it',
      description: 'What happened.',
      link: '/environments/e1',
      severity: 'normal',
      topic: 'environment:e1:expiring',
    });
  });
});
