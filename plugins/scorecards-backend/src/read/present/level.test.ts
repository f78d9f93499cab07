import { checkOf, scorecardOf } from '../../__testUtils__/seed';
import { nameOfLevel, presentBrief, presentLevel } from './level';

const DEFINITION = scorecardOf('production', [
  checkOf('owner', { level: 1, weight: 1 }),
  checkOf('readme', { level: 2, weight: 2 }),
  checkOf('tests', { level: 2, weight: 5 }),
  checkOf('slo', { level: 3, weight: 4 }),
]);

const SINCE = new Date('2026-11-03T08:00:00.000Z');
const AT = new Date('2026-11-21T12:00:00.000Z');

const present = (statuses: string) =>
  presentLevel({
    definition: DEFINITION,
    version: 7,
    statuses,
    since: SINCE,
    evaluatedAt: AT,
  });

describe('presentLevel', () => {
  it('says where an entity stands, by which version and since when', () => {
    expect(present('PPFU')).toEqual({
      scorecardId: 'production',
      scorecardTitle: 'Title of production',
      version: 7,
      level: 1,
      levels: DEFINITION.levels,
      // Of 1 + 2 + 5 + 4, 1 + 2 pass and 1 + 2 + 5 are known
      score: 3 / 12,
      coverage: 8 / 12,
      counts: { pass: 2, fail: 1, unknown: 1, stale: 0, exempt: 0 },
      unmeasured: false,
      missing: [{ checkId: 'tests', title: 'Title of tests', status: 'fail' }],
      since: '2026-11-03T08:00:00.000Z',
      evaluatedAt: '2026-11-21T12:00:00.000Z',
    });
  });

  it.each<[statuses: string, level: number, missing: string[]]>([
    ['PPPP', 3, []],
    ['PPPX', 3, []],
    ['PPP-', 3, []],
    ['PPPF', 2, ['slo fail']],
    ['PFFP', 1, ['tests fail', 'readme fail']],
    ['PSUP', 1, ['tests unknown', 'readme stale']],
    ['FFFF', 0, ['owner fail']],
    ['PXPf', 3, []],
    ['PfUF', 1, ['tests unknown']],
    ['----', 3, []],
  ])('%s is level %d, and %j is missing', (statuses, level, missing) => {
    const found = present(statuses);

    expect(found.level).toBe(level);
    expect(
      found.missing.map(({ checkId, status }) => `${checkId} ${status}`),
    ).toEqual(missing);
  });

  it.each<[statuses: string, score?: number, coverage?: number]>([
    // Exempt checks leave the denominator, announced ones count for nothing
    ['PXPX', 6 / 6, 6 / 6],
    ['PPFf', 3 / 8, 8 / 8],
    ['UUSS', 0 / 12, 0 / 12],
    ['P--F', 1 / 5, 5 / 5],
    ['XXXX', undefined, undefined],
    ['----', undefined, undefined],
    ['ppff', undefined, undefined],
  ])(
    '%s has a score of %p and a coverage of %p',
    (statuses, score, coverage) => {
      const found = present(statuses);

      expect([found.score, found.coverage]).toEqual([score, coverage]);
    },
  );

  it.each<[statuses: string, unmeasured: boolean]>([
    ['UUUU', true],
    ['SSSS', true],
    ['US-X', true],
    ['UUUp', true],
    ['PUUU', false],
    ['XXXX', false],
    ['----', false],
  ])('%s is unmeasured: %p', (statuses, unmeasured) => {
    expect(present(statuses).unmeasured).toBe(unmeasured);
  });
});

describe('presentBrief', () => {
  const brief = (level: number, applicable: number) =>
    presentBrief({
      definition: DEFINITION,
      level,
      weights: { passed: 3, known: 8, applicable },
      unmeasured: false,
    });

  it('is short', () => {
    expect(brief(2, 12)).toEqual({
      scorecardId: 'production',
      scorecardTitle: 'Title of production',
      level: 2,
      of: 3,
      levelName: 'Silver',
      score: 3 / 12,
      coverage: 8 / 12,
      unmeasured: false,
    });
  });

  it('has neither score nor coverage where nothing applies', () => {
    expect(brief(0, 0)).not.toHaveProperty('score');
    expect(brief(0, 0)).not.toHaveProperty('coverage');
  });
});

describe('nameOfLevel', () => {
  it.each([
    [0, undefined],
    [1, 'Bronze'],
    [3, 'Gold'],
    [4, undefined],
  ])('of %d is %p', (level, name) => {
    expect(nameOfLevel(DEFINITION, level)).toBe(name);
  });
});
