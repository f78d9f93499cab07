import { OperationStep } from '@groundwork/backstage-plugin-environments-common';
import { StoredResource } from '../types';
import { currentStep, Goal, stepsFor, withFailure, withStep } from './steps';

const resource = (name: string, ...dependsOn: string[]) => ({
  name,
  type: 'other' as const,
  driver: name === 'disk' ? 'stubborn' : 'ledger',
  spec: {},
  dependsOn,
});

const BLUEPRINT = {
  resources: [resource('web', 'db'), resource('db', 'disk'), resource('disk')],
};

function known(
  statuses: Record<string, StoredResource['status']>,
): Goal['resources'] {
  const needs: Record<string, string[]> = { web: ['db'], db: ['disk'] };
  return new Map(
    Object.entries(statuses).map(([name, status]) => [
      name,
      {
        name,
        driver: name === 'disk' ? 'stubborn' : 'ledger',
        status,
        dependsOn: needs[name] ?? [],
      },
    ]),
  );
}

function steps(goal: Partial<Goal>): string[] {
  return stepsFor({
    kind: 'update',
    desired: { paused: false, deleted: false },
    blueprint: BLUEPRINT,
    resources: new Map(),
    canPause: driver => driver !== 'stubborn',
    ...goal,
  }).map(({ action, resource: name, status }) => `${action} ${name} ${status}`);
}

describe('stepsFor', () => {
  it('makes what others need before them', () => {
    expect(steps({ kind: 'create' })).toEqual([
      'create disk pending',
      'create db pending',
      'create web pending',
    ]);
  });

  it('goes by how each resource is, and removes what nobody wants any more', () => {
    expect(
      steps({
        resources: known({
          web: 'paused',
          db: 'absent',
          disk: 'failed',
          cache: 'ready',
        }),
      }),
    ).toEqual([
      'update disk pending',
      'create db pending',
      'resume web pending',
      'destroy cache pending',
    ]);
  });

  it('has what another driver made removed by that one, users first, before it is made anew', () => {
    const resources = new Map(known({ web: 'ready', db: 'paused' }));
    for (const [name, it] of resources) {
      resources.set(name, { ...it, driver: 'old' });
    }

    expect(
      steps({
        resources: new Map([...resources, ...known({ disk: 'ready' })]),
      }),
    ).toEqual([
      'destroy web pending',
      'destroy db pending',
      'update disk pending',
      'create db pending',
      'create web pending',
    ]);
  });

  it('asks whether the driver can pause that has made it', () => {
    const [[name, web]] = known({ web: 'ready' });

    expect(
      steps({
        desired: { paused: true, deleted: false },
        resources: new Map([[name, { ...web, driver: 'stubborn' }]]),
      }),
    ).toEqual([]);
  });

  it('pauses what is there and can be paused, users first', () => {
    expect(
      steps({
        kind: 'pause',
        desired: { paused: true, deleted: false },
        resources: known({ web: 'ready', db: 'ready', disk: 'ready' }),
      }),
    ).toEqual(['pause web pending', 'pause db pending']);
    expect(
      steps({
        desired: { paused: true, deleted: false },
        resources: known({ db: 'ready' }),
      }),
    ).toEqual(['pause db pending']);
  });

  it.each<[string, Partial<Goal>]>([
    ['whatever its blueprint says', {}],
    ['without its blueprint', { blueprint: undefined }],
    ['also while it is paused', { desired: { paused: true, deleted: true } }],
  ])('removes all there is, users first, %s', (_, goal) => {
    expect(
      steps({
        kind: 'destroy',
        desired: { paused: false, deleted: true },
        resources: known({ disk: 'ready', db: 'failed', web: 'absent' }),
        ...goal,
      }),
    ).toEqual([
      'destroy web pending',
      'destroy db pending',
      'destroy disk pending',
    ]);
  });

  it('names a circle', () => {
    expect(() =>
      steps({
        blueprint: { resources: [resource('a', 'b'), resource('b', 'a')] },
      }),
    ).toThrow('Resources need each other in a circle: a → b → a');
  });
});

const step = (
  name: string,
  status: OperationStep['status'],
): OperationStep => ({ resource: name, action: 'create', status });

describe('currentStep', () => {
  it.each<[OperationStep['status'][], number | undefined]>([
    [['pending', 'pending'], 0],
    [['done', 'waiting'], 1],
    [['skipped', 'done', 'running'], 2],
    [['failed', 'pending'], 0],
    [['done', 'skipped'], undefined],
    [[], undefined],
  ])('of %j is number %s', (statuses, expected) => {
    const all = statuses.map((it, index) => step(`r${index}`, it));

    expect(currentStep(all)).toBe(
      expected === undefined ? undefined : all[expected],
    );
  });
});

describe('withStep', () => {
  it('changes the step of the resource, and none that is done', () => {
    const all = [step('db', 'done'), step('web', 'running')];

    expect(withStep(all, step('web', 'waiting'))).toEqual([
      step('db', 'done'),
      step('web', 'waiting'),
    ]);
    expect(withStep(all, step('db', 'running'))).toEqual(all);
  });

  it('changes the next of two of the same resource', () => {
    const removal: OperationStep = { ...step('db', 'done'), action: 'destroy' };
    const both = [
      { ...removal, status: 'running' as const },
      step('db', 'pending'),
    ];

    expect(withStep(both, removal)).toEqual([removal, step('db', 'pending')]);
    expect(
      withStep([removal, step('db', 'pending')], step('db', 'done')),
    ).toEqual([removal, step('db', 'done')]);
  });
});

describe('withFailure', () => {
  const error = { resource: 'db', message: 'no room' };

  it('fails the step that is next, and none that comes after', () => {
    expect(
      withFailure([step('db', 'running'), step('db', 'pending')], error),
    ).toEqual([
      { ...step('db', 'failed'), message: 'no room' },
      step('db', 'pending'),
    ]);
  });

  it('fails none when it was none', () => {
    const all = [step('web', 'pending'), step('db', 'pending')];

    expect(withFailure(all, error)).toEqual(all);
    expect(withFailure(all, { message: 'no blueprint' })).toEqual(all);
  });
});
