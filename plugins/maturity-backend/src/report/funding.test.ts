import { ConstraintFindingAnswer } from '@groundwork/backstage-plugin-delivery-common';
import fc from 'fast-check';
import { MODEL, NAMED, team } from './__testUtils__/sampleInput';
import { fundNextOf } from './funding';

/** In the order of the six: deployment, test, environment, review, owner, observe. */
const TEAMS = [
  team('a', [3, 2, 4, 1, 2, 1]),
  team('b', [2, 3, 3, 2, 3, null]),
  team('c', [1, 4, 3, 3, 3, 3]),
];

describe('fundNextOf', () => {
  it('proposes what saves most hours first, then what holds back most teams', () => {
    expect(
      fundNextOf({ model: MODEL, teams: TEAMS, constraint: NAMED }),
    ).toEqual([
      {
        capability: 'code-review',
        title: 'Code review',
        why: 'Code review is what holds delivery up most. 2 of 3 teams are below level 3 (Scalable).',
        teams: 2,
        of: 3,
        hoursPerChange: 4.3,
        interval: { low: 2.1, high: 6.4 },
        n: 1204,
      },
      {
        capability: 'self-service-deployment',
        title: 'Self-service deployment',
        why: '2 of 3 teams are below level 3 (Scalable).',
        teams: 2,
        of: 3,
        hoursPerChange: 1.4,
        interval: { low: 0.2, high: 2.2 },
        n: 1204,
      },
      {
        capability: 'test-feedback',
        title: 'Test feedback',
        why: '1 of 3 teams is below level 3 (Scalable).',
        teams: 1,
        of: 3,
        hoursPerChange: 0.6,
        n: 1204,
      },
    ]);
  });

  it('counts hours of a stage once, where two capabilities rest on it', () => {
    const mending = {
      ...NAMED,
      stages: [{ stage: 'operate', share: 1, savedHours: 5 }],
    } as ConstraintFindingAnswer;
    const proposals = fundNextOf({
      model: MODEL,
      teams: TEAMS,
      constraint: mending,
    });
    // One team is held back by either; delivery says that it is mending
    expect(proposals[0]).toMatchObject({
      capability: 'observability',
      hoursPerChange: 5,
      teams: 1,
      why: '1 of 3 teams is below level 3 (Scalable), and 1 is not measured.',
    });
    expect(
      proposals.filter(it => it.hoursPerChange !== undefined),
    ).toHaveLength(1);
  });

  it('has no hours where it is not said what holds changes up', () => {
    const proposals = fundNextOf({
      model: MODEL,
      teams: TEAMS,
      constraint: {
        status: 'abstained',
        reason: 'tooFewChanges',
        found: 1,
        needed: 30,
      },
    });
    expect(
      proposals.map(it => [it.capability, it.teams, it.hoursPerChange]),
    ).toEqual([
      ['self-service-deployment', 2, undefined],
      ['code-review', 2, undefined],
      ['test-feedback', 1, undefined],
    ]);
  });

  it('proposes the constraint although no team is low, and nothing else', () => {
    const teams = [team('a', [3, 3, 3, 3, 3, 3])];
    expect(
      fundNextOf({ model: MODEL, teams, constraint: NAMED }).map(it => it.why),
    ).toEqual([
      'Code review is what holds delivery up most. No team is below level 3 (Scalable).',
    ]);
    expect(fundNextOf({ model: MODEL, teams })).toEqual([]);
  });

  it('proposes nothing of which nothing is known', () => {
    const nothing = team('a', new Array(6).fill(null));
    const some = team('b', [1, null, null, null, null, null]);
    expect(fundNextOf({ model: MODEL, teams: [nothing] })).toEqual([]);
    expect(
      fundNextOf({ model: MODEL, teams: [nothing, some] }).map(it => it.why),
    ).toEqual([
      '1 of 2 teams is below level 3 (Scalable), and 1 is not measured.',
    ]);
    // What it would save is known, though
    expect(
      fundNextOf({ model: MODEL, teams: [nothing], constraint: NAMED })[0]
        .hoursPerChange,
    ).toBe(4.3);
  });

  it('does not take what is not measured for what holds back', () => {
    const teams = [
      team('a', [1, 1, 3, 3, 3, 3]),
      team('b', [null, 1, 3, 3, 3, 3]),
      team('c', [null, 3, 3, 3, 3, 3]),
    ];
    // One is low in deployment, of two nothing is known; two are low in feedback
    expect(
      fundNextOf({ model: MODEL, teams }).map(it => [it.capability, it.teams]),
    ).toEqual([
      ['test-feedback', 2],
      ['self-service-deployment', 1],
    ]);
  });

  it('never proposes more than three, nor hours in another order', () => {
    const level = fc.option(fc.integer({ min: 0, max: 4 }));
    const teams = fc.array(
      fc.array(level, { minLength: 6, maxLength: 6 }).map(it => team('x', it)),
    );
    const saved = fc.float({ min: -2, max: 9, noNaN: true });
    fc.assert(
      fc.property(
        teams,
        saved,
        saved,
        saved,
        (all, review, deploy, operate) => {
          const constraint = {
            ...NAMED,
            stages: [
              { stage: 'review', share: 1, savedHours: review },
              { stage: 'deploy', share: 0, savedHours: deploy },
              { stage: 'operate', share: 0, savedHours: operate },
            ],
          } as ConstraintFindingAnswer;
          const proposals = fundNextOf({
            model: MODEL,
            teams: all,
            constraint,
          });
          const hours = proposals.map(it => it.hoursPerChange ?? 0);
          expect(proposals.length).toBeLessThanOrEqual(3);
          expect(hours).toEqual([...hours].sort((a, b) => b - a));
          expect(hours.every(it => it >= 0)).toBe(true);
          expect(proposals.every(it => it.teams <= all.length)).toBe(true);
        },
      ),
    );
  });
});
