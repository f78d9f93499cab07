import { Condition } from '@groundwork/backstage-plugin-environments-common';
import { StoredResource } from '../types';
import { readyCondition } from './ready';

type Resource = Pick<StoredResource, 'name' | 'status' | 'message'>;

const WANTED = { paused: false, deleted: false };

const resources = (...all: Resource[]) => new Map(all.map(it => [it.name, it]));

const web = (status: Resource['status'], message?: string): Resource => ({
  name: 'web',
  status,
  message,
});
const db = (status: Resource['status']): Resource => ({ name: 'db', status });

describe('readyCondition', () => {
  it.each<[Resource[], Condition['status'], string, string]>([
    [
      [web('ready'), db('ready')],
      'true',
      'AllReady',
      'Everything is there and healthy.',
    ],
    [[], 'false', 'NothingThere', 'Nothing of it is there yet.'],
    [
      [web('degraded', 'answers 500'), db('ready')],
      'false',
      'NotReady',
      'web is degraded: answers 500',
    ],
    [
      [web('absent'), db('failed')],
      'false',
      'NotReady',
      'web is absent; db is failed',
    ],
    // That one cannot be looked at hides nothing of the others.
    [
      [web('unknown', 'no answer'), db('absent')],
      'false',
      'NotReady',
      'web is unknown: no answer; db is absent',
    ],
    [
      [web('unknown', 'no answer'), db('ready')],
      'unknown',
      'NotObserved',
      'web is unknown: no answer',
    ],
    [[db('paused')], 'false', 'NotReady', 'db is paused'],
  ])('of %j', (all, status, reason, message) => {
    expect(readyCondition(WANTED, resources(...all))).toEqual({
      type: 'Ready',
      status,
      reason,
      message,
    });
  });

  it('is false of what is not wanted, however it is', () => {
    const there = resources(web('ready'));

    expect([
      readyCondition({ paused: true, deleted: false }, there),
      readyCondition(
        { paused: true, deleted: false },
        resources(web('paused')),
      ),
      readyCondition({ paused: false, deleted: true }, there),
      readyCondition({ paused: true, deleted: true }, there),
    ]).toMatchObject([
      {
        status: 'false',
        reason: 'Paused',
        message: 'It is paused, except for what cannot be: web.',
      },
      { status: 'false', reason: 'Paused', message: 'It is paused.' },
      { status: 'false', reason: 'Deleted' },
      { status: 'false', reason: 'Deleted' },
    ]);
  });
});
