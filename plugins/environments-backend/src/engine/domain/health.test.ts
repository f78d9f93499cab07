import { Condition } from '@groundwork/backstage-plugin-environments-common';
import { StoredEnvironment } from '../../environments/types';
import { StoredResource } from '../types';
import { afterObservation, needsRepair } from './health';

const CREATED = new Date('2026-11-20T10:00:00Z');
const NOW = new Date('2026-11-20T12:00:00Z');

function resource(
  name: string,
  change: Partial<StoredResource> = {},
): StoredResource {
  return {
    environmentId: 'e1',
    name,
    type: 'service',
    driver: 'ledger',
    status: 'ready',
    outputs: {},
    dependsOn: [],
    costPerHour: 3,
    pausedCostPerHour: 1,
    ...change,
  };
}

const byName = (...all: StoredResource[]) =>
  new Map(all.map(it => [it.name, it]));

function environment(
  ready: Condition['status'],
  change: Partial<StoredEnvironment> = {},
): StoredEnvironment {
  return {
    id: 'e1',
    name: 'orders-1',
    owner: 'group:default/ordering',
    createdBy: 'user:default/mina',
    createdAt: CREATED,
    updatedAt: CREATED,
    generation: 2,
    observedGeneration: 2,
    desired: {
      blueprintId: 'service',
      blueprintVersion: 1,
      inputs: {},
      paused: false,
      deleted: false,
    },
    phase: ready === 'true' ? 'ready' : 'degraded',
    message: 'As it was.',
    conditions: [
      {
        type: 'Ready',
        status: ready,
        reason: 'Said',
        message: '',
        observedGeneration: 2,
        since: CREATED.toISOString(),
      },
    ],
    outputs: {},
    warned: 0,
    costPerHour: 2,
    costPerDay: 48,
    costSoFar: 5,
    costAt: CREATED,
    ...change,
  };
}

describe('afterObservation', () => {
  it('tells that it is not healthy any more, and why', () => {
    const sick = resource('web', {
      status: 'degraded',
      message: 'answers 500',
    });
    const after = afterObservation(environment('true'), byName(sick), NOW);

    expect(after).toMatchObject({
      environment: {
        phase: 'degraded',
        message: 'web is degraded: answers 500',
      },
      happened: [
        {
          kind: 'environment.degraded',
          message:
            'orders-1 is not healthy any more: web is degraded: answers 500',
        },
      ],
    });
  });

  it('tells that it is healthy again, and no more what was wrong', () => {
    const before = environment('false', { message: 'web is degraded' });

    expect(
      afterObservation(before, byName(resource('web')), NOW),
    ).toMatchObject({
      environment: { phase: 'ready', message: 'orders-1 is healthy again' },
      happened: [
        {
          kind: 'environment.recovered',
          message: 'orders-1 is healthy again',
        },
      ],
    });
  });

  it.each<[Condition['status'], StoredResource['status']]>([
    ['true', 'ready'],
    ['false', 'absent'],
    // Whether it is well is not known, which is no news of it.
    ['true', 'unknown'],
    ['false', 'unknown'],
  ])('tells nothing where Ready was %s and web is %s', (was, status) => {
    const found = byName(resource('web', { status }));

    expect(afterObservation(environment(was), found, NOW).happened).toEqual([]);
  });

  it('leaves the message of what is as well as before', () => {
    const found = byName(resource('web'));
    const after = afterObservation(environment('true'), found, NOW);

    expect(after.environment.message).toBe('As it was.');
  });

  it('tells once that somebody has changed it outside', () => {
    const changed = byName(
      resource('db', { drift: 'size is L' }),
      resource('web', { drift: 'image is v2' }),
    );
    const first = afterObservation(environment('true'), changed, NOW);
    const second = afterObservation(first.environment, changed, NOW);
    const mended = afterObservation(
      second.environment,
      byName(resource('db')),
      NOW,
    );

    expect(first.happened).toEqual([
      {
        kind: 'environment.drifted',
        message:
          'orders-1 was changed outside: db: size is L; web: image is v2',
      },
    ]);
    expect([second.happened, mended.happened]).toEqual([[], []]);
    expect(
      mended.environment.conditions.map(it => [it.type, it.status]),
    ).toEqual([
      ['Ready', 'true'],
      ['Drifted', 'false'],
    ]);
  });

  it('has nothing to tell of the health of what is paused', () => {
    const before = environment('true', {
      desired: { ...environment('true').desired, paused: true },
      phase: 'paused',
    });
    const found = byName(resource('web', { status: 'paused' }));

    expect(afterObservation(before, found, NOW)).toMatchObject({
      environment: { phase: 'paused', message: 'As it was.', costPerHour: 1 },
      happened: [],
    });
  });

  it('counts the cost until now, and from now on by what is there', () => {
    const found = byName(
      resource('web'),
      resource('db', { status: 'degraded' }),
      resource('gone', { status: 'absent' }),
    );

    expect(
      afterObservation(environment('true'), found, NOW).environment,
    ).toMatchObject({ costSoFar: 9, costPerHour: 6, costAt: NOW });
  });
});

describe('needsRepair', () => {
  const WANTED = { paused: false, deleted: false };

  it.each<[StoredResource['status'], StoredResource['status'], boolean]>([
    ['ready', 'ready', false],
    ['ready', 'absent', true],
    ['ready', 'degraded', false],
    ['degraded', 'degraded', true],
    ['unknown', 'degraded', false],
    ['degraded', 'unknown', false],
    ['ready', 'paused', false],
  ])('of what was %s and is %s: %s', (was, is, expected) => {
    const before = byName(resource('web', { status: was }));
    const now = [resource('web', { status: is })];

    expect(needsRepair(WANTED, now, before)).toBe(expected);
    expect(needsRepair({ ...WANTED, paused: true }, now, before)).toBe(false);
    expect(needsRepair({ ...WANTED, deleted: true }, now, before)).toBe(false);
  });

  it('leaves to people what somebody has changed outside', () => {
    const changed = resource('web', { drift: 'image is v2' });

    expect(needsRepair(WANTED, [changed], byName(changed))).toBe(false);
  });
});
