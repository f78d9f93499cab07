import fc from 'fast-check';
import { JsonObject } from '@backstage/types';
import { at, logged, spoilt, tellings } from '../__testUtils__/logged';
import { LoggedEvent } from '../../log';
import { foldService } from './foldService';
import { DeploymentRules } from './types';

const SOURCE = 'https://portal.acme.test';
const SUBJECT = `service:${SOURCE} component:default/orders`;
const SHA = '8f2c1e0d'.repeat(5);
const PURL = `pkg:generic/default/orders@v1.4.0?vcs_url=git%2Bhttps:%2F%2Fgit.acme.test%2Forders.git%40${SHA}`;

const rules: DeploymentRules = {
  isProduction: ({ environment }) => environment === 'production',
  componentOf: it => (it.kind === 'service' ? it.service : undefined),
};
const fold = (events: LoggedEvent[]) =>
  foldService({ subject: SUBJECT, events }, rules);

// As plugins/environments-backend/src/outbox/cdEventsOf.test.ts has them
const customData = {
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
    commit: '0123abc',
  },
  deployment: {
    id: 'deployment-1',
    kind: 'promote',
    version: 'v1.4.0',
    previousVersion: 'v1.3.0',
    requestedBy: 'user:default/ada',
    approvedBy: ['user:default/linus', 'user:default/grace'],
    gates: [{ gate: 'approval', verdict: 'pass' }],
  },
};

function event(
  id: string,
  predicate: string,
  clock: string,
  { content, ...over }: { content?: JsonObject; customData?: JsonObject } = {},
) {
  return logged({
    source: SOURCE,
    eventId: id,
    type: `dev.cdevents.service.${predicate}`,
    subject: SUBJECT,
    occurredAt: new Date(at(clock)),
    payload: {
      context: {
        specversion: '0.5.1',
        id,
        source: SOURCE,
        type: `dev.cdevents.service.${predicate}.0.3.0`,
        timestamp: new Date(at(clock)).toISOString(),
      },
      subject: {
        id: 'component:default/orders',
        source: SOURCE,
        content: {
          environment: { id: 'env-1', source: SOURCE },
          artifactId: PURL,
          ...content,
        },
      },
      customData,
      ...over,
    },
  });
}

/** With another deployment in what the portal adds, or other fields of it. */
const placing = (over: JsonObject) => ({
  customData: {
    ...customData,
    deployment: { ...customData.deployment, ...over },
  },
});

describe('foldService', () => {
  it('tells of a release that the portal placed', () => {
    const { record, leftOut } = fold([event('1', 'upgraded', '10:00:00')]);

    expect(leftOut).toEqual({});
    expect(record!.deployments).toEqual([
      {
        deployment: {
          id: `deployment:${SOURCE} deployment-1`,
          component: 'component:default/orders',
          environment: 'production',
          isProduction: true,
          sha: SHA,
          finishedAt: at('10:00:00'),
          result: 'succeeded',
        },
        version: 'v1.4.0',
        actors: [
          { role: 'actor', ref: 'user:default/ada', isBot: false },
          { role: 'approver', ref: 'user:default/grace', isBot: false },
          { role: 'approver', ref: 'user:default/linus', isBot: false },
          { role: 'requester', ref: 'user:default/ada', isBot: false },
        ],
      },
    ]);
  });

  it('tells of each deployment, of rollbacks, and of removals', () => {
    const { record, leftOut } = fold([
      event('1', 'deployed', '10:00:00'),
      event('2', 'rolledback', '11:00:00', placing({ id: 'deployment-2' })),
      event('3', 'rolledback', '11:00:01', placing({ id: 'deployment-2' })),
      event('4', 'removed', '12:00:00'),
    ]);

    expect(
      record!.deployments.map(it => [it.deployment.finishedAt, it.toldKind]),
    ).toEqual([
      [at('10:00:00'), undefined],
      [at('11:00:00'), 'rollback'],
    ]);
    expect(record!.removals).toEqual([
      { environment: 'production', at: at('12:00:00') },
    ]);
    expect(leftOut).toEqual({ toldBefore: 1 });
  });

  it('says where only the environment tells of a commit', () => {
    const artifactId = 'pkg:generic/default/orders@v1.4.0';
    const { record } = fold([
      event('1', 'deployed', '10:00:00', { content: { artifactId } }),
    ]);

    expect(record!.deployments[0]).toMatchObject({
      deployment: { sha: '0123abc' },
      isShaUncertain: true,
    });
  });

  it('takes a version for a commit if it is one', () => {
    const { record } = fold([
      event('1', 'deployed', '10:00:00', {
        content: { artifactId: 'orders' },
        ...placing({ version: SHA }),
      }),
    ]);

    expect(record!.deployments[0].deployment.sha).toBe(SHA);
    expect(record!.deployments[0]).not.toHaveProperty('isShaUncertain');
  });

  it('does without what the portal adds', () => {
    const { record } = fold([
      event('1', 'deployed', '10:00:00', { customData: { actor: 7 } }),
    ]);

    expect(record!.deployments).toEqual([
      {
        deployment: {
          id: `event:${SOURCE} 1`,
          component: 'component:default/orders',
          environment: 'env-1',
          isProduction: false,
          sha: SHA,
          finishedAt: at('10:00:00'),
          result: 'succeeded',
        },
        actors: [],
      },
    ]);
  });

  it('believes what is said of how one ended, when it began and its commit', () => {
    const [{ deployment }] = fold([
      event('1', 'deployed', '10:00:00', {
        content: { artifactId: 'pkg:generic/orders@v1' },
        customData: {
          deployment: {
            id: 'd-1',
            commit: SHA.toUpperCase(),
            result: 'failed',
            startedAt: '2026-03-02T09:50:00Z',
          },
        },
      }),
    ]).record!.deployments;

    expect(deployment).toMatchObject({
      sha: SHA,
      startedAt: at('09:50:00'),
      finishedAt: at('10:00:00'),
      result: 'failed',
    });
  });

  it('takes what is said otherwise as if it were not there', () => {
    const [{ deployment }] = fold([
      event('1', 'deployed', '10:00:00', {
        customData: {
          deployment: { id: 'd-1', commit: 7, result: 'ok', startedAt: 'soon' },
        },
      }),
    ]).record!.deployments;

    expect(deployment).toMatchObject({
      id: `deployment:${SOURCE} d-1`,
      sha: SHA,
      result: 'succeeded',
    });
    expect(deployment).not.toHaveProperty('startedAt');
  });

  it.each(['orders', 'pkg:generic/x?vcs_url=%E0%A4%A@', 'pkg:x?vcs_url=a@b'])(
    'leaves out one of no known commit: %s',
    artifactId => {
      expect(
        fold([
          event('1', 'deployed', '10:00:00', {
            content: { artifactId },
            customData: {},
          }),
        ]),
      ).toEqual({ leftOut: { commitUnknown: 1 } });
    },
  );

  it('is the same whatever the order and the repetitions', () => {
    const predicates = ['deployed', 'upgraded', 'rolledback', 'removed'];
    const all = predicates.flatMap(predicate => [
      event(`${predicate} 1`, predicate, '10:00:00'),
      event(`${predicate} 2`, predicate, '10:00:00', placing({ id: 'd-2' })),
      event(`${predicate} 3`, predicate, '11:00:00', { customData: {} }),
    ]);

    fc.assert(
      fc.property(tellings(all), ({ once, told }) => {
        expect(JSON.stringify(fold(told))).toBe(JSON.stringify(fold(once)));
      }),
    );
  });

  it('never throws, whatever stands in a payload', () => {
    const one = event('1', 'upgraded', '10:00:00');

    fc.assert(
      fc.property(spoilt(one.payload!), payload => {
        const { record, leftOut } = fold([{ ...one, payload }]);
        expect(record !== undefined || Object.keys(leftOut).length === 1).toBe(
          true,
        );
      }),
    );
  });
});
