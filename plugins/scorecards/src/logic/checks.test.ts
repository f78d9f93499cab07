import { checkResult, waiver } from '../__testUtils__/scorecards';
import { firstEndOf, groupChecks, levelNameOf, nextLevelOf } from './checks';

const levels = [
  { level: 1, name: 'Basic' },
  { level: 2, name: 'Good' },
  { level: 3, name: 'Great' },
];

const ids = (checks: Array<{ checkId: string }>) =>
  checks.map(({ checkId }) => checkId);

describe('groupChecks', () => {
  const groups = groupChecks({
    level: 1,
    levels,
    checks: [
      checkResult('has-owner', { level: 1, status: 'pass' }),
      checkResult('light', { level: 2, weight: 1, status: 'fail' }),
      checkResult('heavy', { level: 2, weight: 3, status: 'stale' }),
      checkResult('below', { level: 1, weight: 2, status: 'unknown' }),
      checkResult('far', { level: 3, weight: 9, status: 'fail' }),
      checkResult('waived', { level: 2, status: 'exempt' }),
      checkResult('soon', { level: 1, status: 'fail', enforced: false }),
    ],
  });

  it('finds what holds the next level back, the heaviest first', () => {
    expect(groups.next?.name).toBe('Good');
    expect(ids(groups.missing)).toEqual(['heavy', 'below', 'light']);
  });

  it('keeps apart what comes later, passes, is exempt or announced', () => {
    expect(ids(groups.later)).toEqual(['far']);
    expect(ids(groups.passing)).toEqual(['has-owner']);
    expect(ids(groups.exempt)).toEqual(['waived']);
    expect(ids(groups.announced)).toEqual(['soon']);
  });

  it('has nothing to reach on the highest level', () => {
    const highest = groupChecks({ level: 3, levels, checks: [] });
    expect([highest.next, highest.missing]).toEqual([undefined, []]);
  });
});

describe('nextLevelOf', () => {
  it.each([
    [0, 1],
    [1, 2],
    [3, undefined],
  ])('after %d is %s', (level, expected) => {
    expect(nextLevelOf({ level, levels: [...levels].reverse() })?.level).toBe(
      expected,
    );
  });
});

describe('levelNameOf', () => {
  it('has none for the ground below', () => {
    expect([levelNameOf(0, levels), levelNameOf(2, levels)]).toEqual([
      undefined,
      'Good',
    ]);
  });
});

describe('firstEndOf', () => {
  it('is the earliest', () => {
    const exempt = (expiresAt: string) =>
      checkResult('a', { waiver: waiver({ expiresAt }) });
    expect(
      firstEndOf([
        exempt('2027-01-12T00:00:00Z'),
        checkResult('b'),
        exempt('2026-12-24T00:00:00Z'),
      ]),
    ).toBe('2026-12-24T00:00:00Z');
    expect(firstEndOf([checkResult('b')])).toBeUndefined();
  });
});
