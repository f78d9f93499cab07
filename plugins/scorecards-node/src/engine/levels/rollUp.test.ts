import type { CheckStatus } from '@groundwork/backstage-plugin-scorecards-common';
import fc from 'fast-check';
import { scorecard } from '../__testUtils__/definitions';
import { rollUp, type RollUpItem } from './rollUp';
import { countNone } from './tally';

const { levels } = scorecard([]);

describe('rollUp', () => {
  const item = (
    tier: number | undefined,
    level: number,
    [passedWeight, knownWeight, applicableWeight]: [number, number, number],
    counts: Partial<Record<CheckStatus, number>> = {},
  ): RollUpItem => ({
    tier,
    byLevel: [...Array(level).fill(0), 1],
    unmeasured: knownWeight === 0 ? 1 : 0,
    passedWeight,
    knownWeight,
    applicableWeight,
    counts: { ...countNone(), ...counts },
  });

  // Tier weights 4, 3, 1, 1: together 9
  const team = [
    item(1, 2, [3, 4, 4], { pass: 3, fail: 1 }),
    item(2, 3, [4, 4, 4], { pass: 4 }),
    item(4, 1, [1, 2, 4], { pass: 1, fail: 1, unknown: 2 }),
    item(undefined, 0, [0, 0, 2], { stale: 2 }),
  ];

  it('counts critical entities for more', () => {
    expect(rollUp(team, { levels })).toEqual({
      entities: 4,
      unmeasured: 1,
      levels,
      distribution: [
        { level: 0, name: 'None', entities: 1, share: 1 / 9 },
        { level: 1, name: 'Bronze', entities: 1, share: 1 / 9 },
        { level: 2, name: 'Silver', entities: 1, share: 4 / 9 },
        { level: 3, name: 'Gold', entities: 1, share: 3 / 9 },
      ],
      // 7 of 9 are on level 2 or above, which is 78 %; 8 of 9 on level 1
      level: 1,
      // (4·3 + 3·4 + 1·1 + 1·0) ÷ (4·4 + 3·4 + 1·4 + 1·2)
      score: 25 / 34,
      // (4·4 + 3·4 + 1·2 + 1·0) ÷ 34
      coverage: 30 / 34,
      counts: { pass: 8, fail: 2, unknown: 2, stale: 2, exempt: 0 },
    });
  });

  it('goes by other weights, if there are any', () => {
    const same = rollUp(team, { levels, tierWeights: { 0: 1 } });
    // 2 of 4 are on level 2, 3 of 4 on level 1: neither is 80 %
    expect(same).toMatchObject({ level: 0, score: 8 / 14 });
    expect(same.distribution.map(({ share }) => share)).toEqual(
      Array(4).fill(0.25),
    );
  });

  it.each([
    ['4 of 5', [4, 1], 1],
    ['3 of 5', [3, 2], 0],
    ['8 of 10', [8, 2], 1],
    ['79 of 99', [79, 20], 0],
    ['80 of 100', [80, 20], 1],
    ['all', [3, 0], 1],
    ['none', [0, 3], 0],
  ])('is on a level with %s', (_, [on, below], level) => {
    const items = [
      ...Array.from({ length: on }, () => item(3, 1, [1, 1, 1])),
      ...Array.from({ length: below }, () => item(3, 0, [0, 1, 1])),
    ];
    expect(rollUp(items, { levels }).level).toBe(level);
  });

  it('is not put off by weights that computers cannot write', () => {
    const tierWeights = { 0: 0.1 };
    const items = [
      ...Array.from({ length: 8 }, () => item(0, 1, [1, 1, 1])),
      ...Array.from({ length: 2 }, () => item(0, 0, [0, 1, 1])),
    ];
    expect(rollUp(items, { levels, tierWeights }).level).toBe(1);
  });

  it('says nothing of no entities', () => {
    expect(rollUp([], { levels })).toEqual({
      entities: 0,
      unmeasured: 0,
      levels,
      distribution: [0, 1, 2, 3].map(level => ({
        level,
        name: ['None', 'Bronze', 'Silver', 'Gold'][level],
        entities: 0,
        share: 0,
      })),
      counts: countNone(),
    });
  });

  it('keeps what an older version with more levels said', () => {
    expect(rollUp([item(3, 7, [1, 1, 1])], { levels })).toMatchObject({
      entities: 1,
      level: 3,
    });
  });

  it('is the same however entities are summed up before', () => {
    const sumOf = (items: RollUpItem[], tier: number): RollUpItem =>
      items.reduce(
        (sum, it) => ({
          tier,
          byLevel: [0, 1, 2, 3].map(
            n => (sum.byLevel[n] ?? 0) + (it.byLevel[n] ?? 0),
          ),
          unmeasured: sum.unmeasured + it.unmeasured,
          passedWeight: sum.passedWeight + it.passedWeight,
          knownWeight: sum.knownWeight + it.knownWeight,
          applicableWeight: sum.applicableWeight + it.applicableWeight,
          counts: {
            ...countNone(),
            pass: sum.counts.pass + it.counts.pass,
            fail: sum.counts.fail + it.counts.fail,
          },
        }),
        {
          byLevel: [],
          unmeasured: 0,
          passedWeight: 0,
          knownWeight: 0,
          applicableWeight: 0,
          counts: countNone(),
        } as RollUpItem,
      );
    const one = fc
      .record({
        tier: fc.integer({ min: 1, max: 4 }),
        level: fc.integer({ min: 0, max: 3 }),
        pass: fc.nat(9),
        fail: fc.nat(9),
      })
      .map(({ tier, level, pass, fail }) =>
        item(tier, level, [pass, pass + fail, pass + fail], { pass, fail }),
      );
    fc.assert(
      fc.property(fc.array(one), items => {
        const byTier = [1, 2, 3, 4].map(tier =>
          sumOf(
            items.filter(it => it.tier === tier),
            tier,
          ),
        );
        expect(rollUp(byTier, { levels })).toEqual(rollUp(items, { levels }));
      }),
    );
  });
});
