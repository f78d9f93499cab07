import { check } from '../__testUtils__/definitions';
import { DAY, evaluate, NOW } from '../__testUtils__/evaluate';
import { observed } from '../__testUtils__/facts';
import type { ActiveWaiver } from '../types';

describe('waivers', () => {
  const waived = check('waived');
  const other = check('other', { expression: 'repo.hasTests' });
  const until = NOW + DAY;

  it.each<[string, object, ActiveWaiver[], string]>([
    [
      'does not pass',
      { 'repo.hasReadme': false },
      [{ checkId: 'waived', expiresAt: until }],
      'exempt',
    ],
    ['is not known', {}, [{ checkId: 'waived', expiresAt: until }], 'exempt'],
    [
      'passes by itself',
      { 'repo.hasReadme': true },
      [{ checkId: 'waived', expiresAt: until }],
      'pass',
    ],
    [
      'has a waiver that just ended',
      { 'repo.hasReadme': false },
      [{ checkId: 'waived', expiresAt: NOW }],
      'fail',
    ],
    [
      'has a waiver for one millisecond more',
      { 'repo.hasReadme': false },
      [{ checkId: 'waived', expiresAt: NOW + 1 }],
      'exempt',
    ],
    [
      'is made up for',
      { 'repo.hasReadme': false, 'repo.hasTests': true },
      [{ checkId: 'waived', expiresAt: until, compensatingCheckId: 'other' }],
      'exempt',
    ],
    [
      'is not made up for',
      { 'repo.hasReadme': false, 'repo.hasTests': false },
      [{ checkId: 'waived', expiresAt: until, compensatingCheckId: 'other' }],
      'fail',
    ],
    [
      'is made up for by what is itself waived',
      { 'repo.hasReadme': false, 'repo.hasTests': false },
      [
        { checkId: 'other', expiresAt: until },
        { checkId: 'waived', expiresAt: until, compensatingCheckId: 'other' },
      ],
      'fail',
    ],
    [
      'is made up for by what there is not',
      { 'repo.hasReadme': false },
      [{ checkId: 'waived', expiresAt: until, compensatingCheckId: 'gone' }],
      'fail',
    ],
  ])('of a check that %s', (_, values, waivers, status) => {
    const readings = observed({ ...values }, NOW);
    const { checks } = evaluate([waived, other], { readings, waivers });
    expect(checks[0]?.status).toBe(status);
  });

  it('leave the denominator, and hold no level back', () => {
    const readings = observed(
      { 'repo.hasReadme': false, 'repo.hasTests': true },
      NOW,
    );
    const checks = [{ ...waived, weight: 3 }, other];
    expect(evaluate(checks, { readings })).toMatchObject({
      level: 0,
      passedWeight: 1,
      knownWeight: 4,
      applicableWeight: 4,
    });
    expect(
      evaluate(checks, {
        readings,
        waivers: [{ checkId: 'waived', expiresAt: until }],
      }),
    ).toMatchObject({
      level: 3,
      passedWeight: 1,
      knownWeight: 1,
      applicableWeight: 1,
    });
  });

  it('of checks that there are not are no matter', () => {
    expect(
      evaluate([waived], { waivers: [{ checkId: 'gone', expiresAt: until }] })
        .checks[0]?.status,
    ).toBe('unknown');
  });
});

describe('level and weights', () => {
  const readings = observed(
    { 'repo.hasReadme': true, 'repo.hasTests': false },
    NOW,
  );
  const passing = 'repo.hasReadme';
  const failing = 'repo.hasTests';
  const unknown = 'catalog.hasOwner';

  it.each<[string, Array<[string, number, number]>, object]>([
    [
      'all pass',
      [
        [passing, 1, 1],
        [passing, 2, 1],
        [passing, 3, 1],
      ],
      { level: 3, passedWeight: 3, applicableWeight: 3 },
    ],
    [
      'the lowest fails',
      [
        [failing, 1, 1],
        [passing, 2, 1],
        [passing, 3, 1],
      ],
      { level: 0, passedWeight: 2, applicableWeight: 3 },
    ],
    [
      'the highest is not known',
      [
        [passing, 1, 1],
        [passing, 2, 2],
        [unknown, 3, 4],
      ],
      { level: 2, passedWeight: 3, knownWeight: 3, applicableWeight: 7 },
    ],
    [
      'a level has no checks',
      [
        [passing, 1, 1],
        [failing, 3, 1],
      ],
      { level: 2 },
    ],
    ['no level has checks but the highest', [[failing, 3, 1]], { level: 2 }],
    [
      'a check weighs nothing',
      [
        [passing, 1, 1],
        [failing, 2, 0],
      ],
      { level: 1, passedWeight: 1, knownWeight: 1, applicableWeight: 1 },
    ],
  ])('when %s', (_, rows, expected) => {
    const checks = rows.map(([expression, level, weight], i) =>
      check(`c${i}`, { expression, level, weight }),
    );
    expect(evaluate(checks, { readings })).toMatchObject(expected);
  });
});
