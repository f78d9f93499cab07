import { Condition } from '@groundwork/backstage-plugin-environments-common';
import { environmentDetail } from '../__testUtils__/environments';
import { tellingConditions } from './conditions';

function condition(changed: Partial<Condition>): Condition {
  return {
    type: 'Ready',
    status: 'true',
    reason: 'Any',
    message: 'Any.',
    observedGeneration: 1,
    since: '2026-11-21T09:00:00Z',
    ...changed,
  };
}

function typesTold(...conditions: Condition[]) {
  return tellingConditions(environmentDetail({ conditions })).map(
    ({ type }) => type,
  );
}

describe('tellingConditions', () => {
  it.each([
    ['Ready', 'true', []],
    ['Ready', 'false', ['Ready']],
    ['Ready', 'unknown', ['Ready']],
    ['Synced', 'true', []],
    ['Synced', 'false', ['Synced']],
    ['Drifted', 'false', []],
    ['Drifted', 'true', ['Drifted']],
    ['Drifted', 'unknown', ['Drifted']],
    ['Expiring', 'false', []],
    ['Expiring', 'true', ['Expiring']],
    ['Blocked', 'false', []],
    ['Blocked', 'true', ['Blocked']],
  ] as const)('%s, which is %s', (type, status, expected) => {
    expect(typesTold(condition({ type, status }))).toEqual(expected);
  });

  it.each(['Paused', 'Deleted'])('leaves %s to the phase', reason => {
    expect(typesTold(condition({ status: 'false', reason }))).toEqual([]);
  });

  it('does not repeat what the page says already', () => {
    const environment = environmentDetail({
      message: 'database: the disk is full',
      conditions: [
        condition({
          type: 'Synced',
          status: 'false',
          message: 'the disk is full',
        }),
        condition({
          type: 'Blocked',
          status: 'true',
          message: 'Make room, then try again',
        }),
        condition({ type: 'Expiring', status: 'true', message: 'In 2 hours.' }),
      ],
    });
    const operation = environment.operation && {
      ...environment.operation,
      error: {
        class: 'permanent' as const,
        message: 'the disk is full',
        remediation: 'Make room, then try again',
      },
    };
    expect(
      tellingConditions({ ...environment, operation }).map(
        ({ message }) => message,
      ),
    ).toEqual([undefined, undefined, 'In 2 hours.']);
  });

  it('knows what is about what was wanted before', () => {
    const told = tellingConditions(
      environmentDetail({
        generation: 3,
        conditions: [
          condition({ status: 'false', observedGeneration: 2 }),
          condition({
            type: 'Blocked',
            status: 'true',
            observedGeneration: 3,
          }),
        ],
      }),
    );
    expect(told.map(({ isOfBefore }) => isOfBefore)).toEqual([true, false]);
  });
});
