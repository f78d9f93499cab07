import fc from 'fast-check';
import { JsonObject } from '@backstage/types';
import { at, logged, spoilt, tellings } from '../__testUtils__/logged';
import {
  ada,
  dependabot,
  HEAD,
  iso,
  repository,
} from '../__testUtils__/pullRequests';
import { LoggedEvent } from '../../log';
import { foldDeployment } from './foldDeployment';
import { DeploymentRules } from './types';

const SUBJECT = 'deployment:github.com/acme/orders/deployments/145';

const rules: DeploymentRules = {
  isProduction: ({ environment, claimsProduction }) =>
    claimsProduction ?? environment.startsWith('prod'),
  componentOf: it =>
    it.kind === 'repository' && it.repository === 'github.com/acme/orders'
      ? 'component:default/orders'
      : undefined,
};
const fold = (events: LoggedEvent[], by = rules) =>
  foldDeployment({ subject: SUBJECT, events }, by);

// Shapes as in https://docs.github.com/en/webhooks/webhook-events-and-payloads
const deployment = {
  id: 145,
  sha: HEAD,
  ref: 'main',
  task: 'deploy',
  environment: 'production',
  production_environment: true,
  created_at: iso('10:00:00'),
  creator: ada,
};

function created(over: JsonObject = {}) {
  return logged({
    source: 'github',
    eventId: 'created',
    type: 'github.deployment',
    subject: SUBJECT,
    occurredAt: new Date(at('10:00:00')),
    payload: {
      action: 'created',
      repository,
      deployment: { ...deployment, ...over },
    },
  });
}

function status(id: number, state: string, clock: string) {
  return logged({
    source: 'github',
    eventId: `status ${id}`,
    type: 'github.deployment_status',
    subject: SUBJECT,
    occurredAt: new Date(at(clock)),
    payload: {
      action: 'created',
      repository,
      deployment,
      deployment_status: {
        id,
        state,
        created_at: iso(clock),
        creator: dependabot,
      },
    },
  });
}

describe('foldDeployment', () => {
  it('tells of a deployment that succeeded', () => {
    const { record, leftOut } = fold([
      created(),
      status(1, 'queued', '10:00:10'),
      status(2, 'in_progress', '10:01:00'),
      status(3, 'success', '10:05:00'),
      status(4, 'inactive', '11:00:00'),
    ]);

    expect(leftOut).toEqual({});
    expect(record).toEqual({
      deployment: {
        id: SUBJECT,
        component: 'component:default/orders',
        environment: 'production',
        isProduction: true,
        sha: HEAD,
        startedAt: at('10:01:00'),
        finishedAt: at('10:05:00'),
        result: 'succeeded',
      },
      actors: [
        {
          role: 'actor',
          ref: 'github:github.com/dependabot[bot]',
          isBot: true,
        },
        { role: 'creator', ref: 'github:github.com/ada', isBot: false },
      ],
    });
  });

  it.each<[string, Array<[string, string]>, object]>([
    ['nothing was said yet', [], { result: 'running' }],
    [
      'it waits',
      [['waiting', '10:00:10']],
      { result: 'running', startedAt: at('10:00:00') },
    ],
    [
      'it failed',
      [
        ['in_progress', '10:01:00'],
        ['error', '10:02:00'],
      ],
      { result: 'failed', finishedAt: at('10:02:00') },
    ],
    [
      'it failed, and then did not',
      [
        ['failure', '10:02:00'],
        ['in_progress', '10:03:00'],
        ['success', '10:04:00'],
      ],
      { result: 'succeeded', finishedAt: at('10:04:00') },
    ],
    [
      'it succeeded, said so twice, and turned out not to have',
      [
        ['success', '10:02:00'],
        ['success', '10:03:00'],
        ['failure', '10:30:00'],
      ],
      { result: 'failed', finishedAt: at('10:30:00') },
    ],
    [
      'its success is said twice',
      [
        ['success', '10:02:00'],
        ['success', '10:03:00'],
      ],
      { result: 'succeeded', finishedAt: at('10:02:00') },
    ],
    [
      'another one came before it ended',
      [
        ['in_progress', '10:01:00'],
        ['inactive', '10:02:00'],
      ],
      { result: 'cancelled', finishedAt: at('10:02:00') },
    ],
    [
      'all happens in one second',
      [
        ['in_progress', '10:01:00'],
        ['success', '10:01:00'],
      ],
      { result: 'succeeded', finishedAt: at('10:01:00') },
    ],
  ])('where %s', (_, states, expected) => {
    const statuses = states.map(([state, clock], index) =>
      status(index + 1, state, clock),
    );
    const { deployment: found } = fold([created(), ...statuses]).record!;

    expect(found).toMatchObject(expected);
    expect(found.finishedAt).toBe(
      'finishedAt' in expected ? expected.finishedAt : undefined,
    );
  });

  it('is known from its statuses alone', () => {
    const { record } = fold([status(3, 'success', '10:05:00')]);

    expect(record!.deployment).toMatchObject({
      startedAt: at('10:00:00'),
      finishedAt: at('10:05:00'),
    });
  });

  it('asks the rules what production is, and what is deployed', () => {
    const event = created({
      environment: 'prod-eu',
      production_environment: null,
    });

    expect(fold([event]).record!.deployment.isProduction).toBe(true);
    expect(fold([event], { ...rules, componentOf: () => undefined })).toEqual({
      leftOut: { componentUnknown: 1 },
    });
  });

  it('is the same whatever the order and the repetitions', () => {
    const states = ['queued', 'in_progress', 'success', 'failure', 'inactive'];
    const all = [
      created(),
      ...states.map((state, index) => status(index, state, '10:01:00')),
      ...states.map((state, index) => status(10 - index, state, '10:02:00')),
      { ...created({ sha: 'main' }), eventId: 'spoilt' },
    ];

    fc.assert(
      fc.property(tellings(all), ({ once, told }) => {
        expect(JSON.stringify(fold(told))).toBe(JSON.stringify(fold(once)));
      }),
    );
  });

  it('never throws, whatever stands in a payload', () => {
    const event = status(3, 'success', '10:05:00');

    fc.assert(
      fc.property(spoilt(event.payload!), payload => {
        const { record, leftOut } = fold([{ ...event, payload }]);
        expect(record !== undefined || Object.keys(leftOut).length === 1).toBe(
          true,
        );
      }),
    );
  });
});
