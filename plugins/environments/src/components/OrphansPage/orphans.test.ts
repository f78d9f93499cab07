import { InventoryStatus } from '@groundwork/backstage-plugin-environments-common';
import { actionsOf, costOf, formatAmount, lookedAt } from './orphans';

function inventory(changed: Partial<InventoryStatus> = {}): InventoryStatus {
  return {
    driver: 'process',
    succeededAt: '2026-11-21T10:00:00Z',
    objects: 2,
    ...changed,
  };
}

describe('what can be done with an orphan', () => {
  it.each([
    ['found', true, ['adopt', 'destroy', 'ignore']],
    ['found', false, ['destroy', 'ignore']],
    ['ignored', true, ['adopt', 'destroy']],
    ['destroying', true, []],
    ['destroy-failed', false, ['destroy', 'ignore']],
  ] as const)('that is %s (adoptable: %s)', (status, adoptable, expected) => {
    expect(actionsOf({ status, adoptable })).toEqual(expected);
  });
});

describe('what orphans cost', () => {
  it('is the sum of what is known', () => {
    expect(costOf([{ costPerDay: 0.5 }, {}, { costPerDay: 0.25 }])).toBe(0.75);
  });

  it('is not known when that of none is', () => {
    expect(costOf([{}, {}])).toBeUndefined();
  });
});

it('writes amounts as prices are written', () => {
  expect(formatAmount(0.5, 'en')).toBe('0.50');
  expect(formatAmount(1234.5, 'de')).toBe('1.234,50');
});

describe('how sure it is that nothing else is there', () => {
  it('is not at all before anybody has looked', () => {
    expect(lookedAt([])).toEqual({ kind: 'nothing' });
  });

  it('is partly when a driver fails, or never was looked at', () => {
    expect(
      lookedAt([
        inventory(),
        inventory({ driver: 'postgres', error: 'no connection' }),
        inventory({ driver: 'git', succeededAt: undefined }),
      ]),
    ).toEqual({ kind: 'partly', drivers: ['postgres', 'git'] });
  });

  it('is as old as the oldest look', () => {
    expect(
      lookedAt([
        inventory({ succeededAt: '2026-11-21T10:00:00Z' }),
        inventory({ driver: 'sqlite', succeededAt: '2026-11-21T09:00:00Z' }),
      ]),
    ).toEqual({ kind: 'all', since: new Date('2026-11-21T09:00:00Z') });
  });
});
