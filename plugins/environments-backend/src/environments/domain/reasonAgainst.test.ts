import {
  Condition,
  EnvironmentAction,
} from '@groundwork/backstage-plugin-environments-common';
import { StoredOperation } from '../../engine/types';
import { StoredEnvironment } from '../types';
import { ActionInput, reasonAgainst } from './reasonAgainst';

const now = new Date('2026-11-20T12:00:00Z');
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

const DESIRED = {
  blueprintId: 'service',
  blueprintVersion: 1,
  inputs: {},
  paused: false,
  deleted: false,
};

const SOURCE = {
  repository: '/repos/orders',
  ref: 'v1.3.0',
  commit: 'a'.repeat(40),
  version: 'v1.3.0',
};

const NOT_SYNCED: Condition = {
  type: 'Synced',
  status: 'false',
  reason: 'DeploymentEnded',
  message: '',
  since: now.toISOString(),
  observedGeneration: 1,
};

function input(
  change: Partial<StoredEnvironment> = {},
  more: Partial<ActionInput> = {},
): ActionInput {
  return {
    environment: {
      id: 'e1',
      name: 'orders-demo',
      owner: 'group:default/ordering',
      component: 'component:default/orders',
      createdBy: 'user:default/mina',
      createdAt: now,
      updatedAt: now,
      generation: 1,
      observedGeneration: 1,
      desired: DESIRED,
      phase: 'ready',
      message: '',
      conditions: [],
      outputs: {},
      expiresAt: inHours(2),
      warned: 0,
      costPerHour: 0,
      costPerDay: 0,
      costSoFar: 0,
      costAt: now,
      ...change,
    },
    unfinished: [],
    policy: { grace: {}, maxTtl: { hours: 8 } },
    canPause: true,
    now,
    ...more,
  };
}

const running = (change: Partial<StoredOperation> = {}): StoredOperation => ({
  id: 'o1',
  environmentId: 'e1',
  number: 1,
  kind: 'update',
  status: 'running',
  generation: 1,
  requestedAt: now,
  steps: [],
  attempts: 0,
  ...change,
});

describe('reasonAgainst', () => {
  it.each<[EnvironmentAction, string, ActionInput, string | undefined]>([
    ['extend', 'one that ends', input(), undefined],
    [
      'extend',
      'one without an end',
      input({ expiresAt: undefined }),
      'It has no end',
    ],
    [
      'extend',
      'one that lives for as long as it can',
      input({ expiresAt: inHours(8) }),
      'It lives for as long as its blueprint allows',
    ],
    [
      'extend',
      'one without a limit',
      input({ expiresAt: inHours(99) }, { policy: undefined }),
      undefined,
    ],
    ['pause', 'one that runs', input(), undefined],
    [
      'pause',
      'one that is paused',
      input({ desired: { ...DESIRED, paused: true } }),
      'It is paused',
    ],
    [
      'pause',
      'one that is being made',
      input({ observedGeneration: 0 }),
      'It is not there yet',
    ],
    [
      'pause',
      'what cannot be',
      input({}, { canPause: false }),
      'Nothing of it can be paused',
    ],
    ['resume', 'one that runs', input(), 'It is not paused'],
    [
      'resume',
      'one whose time has ended',
      input({ desired: { ...DESIRED, paused: true }, expiresAt: now }),
      'Its time has ended; extend it first',
    ],
    ['update', 'one that runs', input(), undefined],
    [
      'update',
      'a stage',
      input({ stage: 'production' }),
      'It is production of orders: what runs there is changed by a deployment',
    ],
    [
      'redeploy',
      'a stage',
      input({ stage: 'production' }),
      'It is production of orders: deploy it again, or roll back',
    ],
    [
      'pause',
      'a stage that something is being deployed to',
      input(
        { stage: 'production' },
        { unfinished: [running({ kind: 'deploy' })] },
      ),
      'Something is being deployed to production; wait until that has ended, or cancel it',
    ],
    [
      'pause',
      'a stage that is being repaired',
      input(
        { stage: 'production' },
        { unfinished: [running({ kind: 'repair' })] },
      ),
      undefined,
    ],
    [
      'retry',
      'a stage of which parts may be of another release',
      input({
        stage: 'production',
        desired: { ...DESIRED, source: SOURCE },
        conditions: [NOT_SYNCED],
      }),
      undefined,
    ],
    [
      'retry',
      'a stage that something is being deployed to',
      input(
        {
          stage: 'production',
          phase: 'failed',
          desired: { ...DESIRED, source: SOURCE },
        },
        { unfinished: [running({ kind: 'deploy', status: 'queued' })] },
      ),
      'Something is being deployed to production; wait until that has ended, or cancel it',
    ],
    [
      'retry',
      'a stage where nothing has run',
      input({ stage: 'production', phase: 'failed' }),
      'Nothing has run in production of orders yet: deploy it again',
    ],
    [
      'retry',
      'a stage that could not be deleted',
      input({
        stage: 'production',
        phase: 'delete-blocked',
        desired: { ...DESIRED, deleted: true },
      }),
      undefined,
    ],
    ['cancel', 'nothing', input(), 'Nothing is under way'],
    ['cancel', 'an update', input({}, { unfinished: [running()] }), undefined],
    [
      'cancel',
      'what is being cancelled',
      input({}, { unfinished: [running({ cancelRequestedAt: now })] }),
      'It is being cancelled',
    ],
    [
      'cancel',
      'a deletion',
      input({}, { unfinished: [running({ kind: 'destroy' })] }),
      'What is being deleted cannot be kept',
    ],
    ['retry', 'what has not failed', input(), 'Nothing of it has failed'],
    ['retry', 'what has failed', input({ phase: 'failed' }), undefined],
    [
      'retry',
      'a deletion that is blocked',
      input({
        phase: 'delete-blocked',
        desired: { ...DESIRED, deleted: true },
      }),
      undefined,
    ],
    [
      'destroy',
      'one that is being deleted',
      input({ desired: { ...DESIRED, deleted: true } }),
      undefined,
    ],
    [
      'reveal-secret',
      'of one without secrets',
      input({ outputs: { url: 'x' } }),
      'It tells no secrets',
    ],
    [
      'reveal-secret',
      'of one with some',
      input({ outputs: { key: { $secret: 's' } } }),
      undefined,
    ],
  ])('%s: %s', (action, _, given, expected) => {
    expect(reasonAgainst(action, given)).toBe(expected);
  });

  it.each<EnvironmentAction>(['pause', 'resume', 'update', 'redeploy'])(
    'lets nobody %s what may be as it was before in a moment',
    action => {
      const paused = action === 'resume';
      const given = input(
        { desired: { ...DESIRED, paused } },
        { unfinished: [running({ cancelRequestedAt: now })] },
      );
      expect(reasonAgainst(action, given)).toBe(
        'What is under way is being cancelled; try again in a moment',
      );
      expect(
        reasonAgainst(action, { ...given, unfinished: [running()] }),
      ).toBeUndefined();
      expect(reasonAgainst('extend', given)).toBeUndefined();
      expect(reasonAgainst('destroy', given)).toBeUndefined();
    },
  );

  it.each<EnvironmentAction>([
    'extend',
    'pause',
    'resume',
    'update',
    'redeploy',
  ])('lets nobody %s what goes, is gone, or waits for an approval', action => {
    expect(reasonAgainst(action, input({ deletedAt: now }))).toBe(
      'orders-demo is deleted',
    );
    expect(
      reasonAgainst(action, input({ desired: { ...DESIRED, deleted: true } })),
    ).toBe('orders-demo is being deleted');
    expect(
      reasonAgainst(
        action,
        input({
          proposal: {
            operationId: 'o1',
            costPerDay: 1,
            costPerDayBefore: 1,
            policyVersion: 1,
          },
        }),
      ),
    ).toBe('It is not there yet: somebody has to agree first');
  });
});
