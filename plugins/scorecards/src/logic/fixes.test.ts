import { ValuableFix } from '@groundwork/backstage-plugin-scorecards-common';
import { isUnmeasured, orderFixes, unknownIn } from './fixes';

function fix(checkId: string, counts: ValuableFix['counts']): ValuableFix {
  return {
    scorecardId: 'security',
    scorecardTitle: 'Security',
    checkId,
    title: checkId,
    entities: 4,
    unlocks: 0,
    gain: 0.3,
    facts: [],
    examples: [],
    counts,
  };
}

describe('orderFixes', () => {
  it('puts what was never measured behind what fails or is stale', () => {
    const fixes = [
      fix('scanned', { fail: 0, unknown: 4, stale: 0 }),
      fix('lockfile', { fail: 1, unknown: 3, stale: 0 }),
      fix('coverage', { fail: 0, unknown: 1, stale: 0 }),
      fix('drill', { fail: 0, unknown: 3, stale: 1 }),
    ];
    expect(orderFixes(fixes).map(({ checkId }) => checkId)).toEqual([
      'lockfile',
      'drill',
      'scanned',
      'coverage',
    ]);
  });
});

describe('what is known of a fix', () => {
  it.each([
    ['all fail', { fail: 4, unknown: 0, stale: 0 }, 0, false],
    ['some unknown', { fail: 1, unknown: 3, stale: 0 }, 3, false],
    ['all unknown', { fail: 0, unknown: 4, stale: 0 }, 4, true],
  ])('%s', (_name, counts, unknown, unmeasured) => {
    expect(unknownIn(fix('a', counts))).toBe(unknown);
    expect(isUnmeasured(fix('a', counts))).toBe(unmeasured);
  });
});
