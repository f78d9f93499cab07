import {
  Condition,
  ConditionType,
} from '@groundwork/backstage-plugin-environments-common';
import fc from 'fast-check';
import { conditionOf, holds, NewCondition, withConditions } from './conditions';

const T1 = new Date('2026-11-20T12:00:00Z');
const T2 = new Date('2026-11-20T13:00:00Z');
const TYPES: ConditionType[] = [
  'Ready',
  'Synced',
  'Drifted',
  'Expiring',
  'Blocked',
];

function known(
  type: ConditionType,
  status: Condition['status'],
  more: Partial<Condition> = {},
): NewCondition {
  return { type, status, reason: 'Said', message: 'It is said.', ...more };
}

const status = fc.constantFrom<Condition['status']>('true', 'false', 'unknown');
const reason = fc.constantFrom('A', 'B');
const changes = fc
  .uniqueArray(
    fc.record({
      type: fc.constantFrom(...TYPES),
      status,
      reason,
      message: fc.constantFrom('a', 'b'),
    }),
    { selector: it => it.type, maxLength: 5 },
  )
  .map((it): NewCondition[] => it);
const time = fc.integer({ min: 0, max: 1_000 }).map(at => new Date(at));

describe('withConditions', () => {
  it('says since when a status is so, and of which generation it is', () => {
    const before = withConditions([], [known('Ready', 'false')], {
      generation: 1,
      now: T1,
    });
    const same = withConditions(
      before,
      [known('Ready', 'false', { reason: 'NotReady', message: 'db is gone' })],
      { generation: 2, now: T2 },
    );
    const other = withConditions(before, [known('Ready', 'true')], {
      generation: 2,
      now: T2,
    });

    expect([...before, ...same, ...other]).toEqual([
      {
        type: 'Ready',
        status: 'false',
        reason: 'Said',
        message: 'It is said.',
        observedGeneration: 1,
        since: '2026-11-20T12:00:00.000Z',
      },
      {
        type: 'Ready',
        status: 'false',
        reason: 'NotReady',
        message: 'db is gone',
        observedGeneration: 2,
        since: '2026-11-20T12:00:00.000Z',
      },
      {
        type: 'Ready',
        status: 'true',
        reason: 'Said',
        message: 'It is said.',
        observedGeneration: 2,
        since: '2026-11-20T13:00:00.000Z',
      },
    ]);
  });

  it('keeps those that nothing new is known of, all in one order', () => {
    const before = withConditions(
      [],
      [known('Blocked', 'false'), known('Ready', 'true')],
      { generation: 1, now: T1 },
    );
    const after = withConditions(before, [known('Drifted', 'true')], {
      generation: 2,
      now: T2,
    });

    expect(
      after.map(it => [it.type, it.status, it.observedGeneration, it.since]),
    ).toEqual([
      ['Ready', 'true', 1, T1.toISOString()],
      ['Drifted', 'true', 2, T2.toISOString()],
      ['Blocked', 'false', 1, T1.toISOString()],
    ]);
  });

  it('moves the time of a condition when its status changes, and only then', () => {
    fc.assert(
      fc.property(changes, changes, time, time, (first, second, at, later) => {
        const before = withConditions([], first, { generation: 1, now: at });
        const after = withConditions(before, second, {
          generation: 2,
          now: later,
        });

        const expected = TYPES.flatMap(type => {
          const was = first.find(it => it.type === type)?.status;
          const is = second.find(it => it.type === type)?.status ?? was;
          const since = is === was ? at : later;
          return is === undefined ? [] : [[type, is, since.toISOString()]];
        });
        expect(after.map(it => [it.type, it.status, it.since])).toEqual(
          expected,
        );
      }),
    );
  });

  it('changes nothing when the same is found again, whatever the time', () => {
    fc.assert(
      fc.property(changes, changes, time, time, (first, second, at, later) => {
        const before = withConditions([], first, { generation: 1, now: at });
        const once = withConditions(before, second, { generation: 2, now: at });

        expect(
          withConditions(once, second, { generation: 2, now: later }),
        ).toEqual(once);
      }),
    );
  });
});

describe('holds', () => {
  it.each<[Condition['status'], boolean]>([
    ['true', true],
    ['false', false],
    ['unknown', false],
  ])('of a condition that is %s: %s', (is, expected) => {
    const conditions = withConditions([], [known('Drifted', is)], {
      generation: 1,
      now: T1,
    });

    expect(holds(conditions, 'Drifted')).toBe(expected);
    expect(conditionOf(conditions, 'Drifted')?.status).toBe(is);
  });

  it('is not so of what nobody knows', () => {
    expect(holds([], 'Ready')).toBe(false);
    expect(conditionOf([], 'Ready')).toBeUndefined();
  });
});
