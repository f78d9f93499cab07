import { type FixItem, valueFixes } from './valueFixes';

describe('valueFixes', () => {
  const items: FixItem[] = [
    {
      tier: 1,
      applicableWeight: 4,
      checks: [
        { checkId: 'owner', weight: 1, missing: 1, unlocks: 0 },
        { checkId: 'readme', weight: 1, missing: 1, unlocks: 0 },
      ],
    },
    {
      tier: 4,
      applicableWeight: 12,
      checks: [
        { checkId: 'readme', weight: 1, missing: 3, unlocks: 2 },
        { checkId: 'tests', weight: 2, missing: 2, unlocks: 1 },
        { checkId: 'passed', weight: 9, missing: 0, unlocks: 0 },
      ],
    },
  ];

  it('puts first what gains most', () => {
    // Applicable: 4·4 + 1·12 = 28
    expect(valueFixes(items)).toEqual([
      { checkId: 'readme', entities: 4, unlocks: 2, gain: (4 + 3) / 28 },
      { checkId: 'tests', entities: 2, unlocks: 1, gain: 4 / 28 },
      { checkId: 'owner', entities: 1, unlocks: 0, gain: 4 / 28 },
    ]);
  });

  it('goes by other weights, if there are any', () => {
    // Applicable: 16
    expect(valueFixes(items, { tierWeights: { 0: 1 } })).toEqual([
      { checkId: 'readme', entities: 4, unlocks: 2, gain: 4 / 16 },
      { checkId: 'tests', entities: 2, unlocks: 1, gain: 4 / 16 },
      { checkId: 'owner', entities: 1, unlocks: 0, gain: 1 / 16 },
    ]);
  });

  it('values what weighs nothing by what it unlocks', () => {
    const checks = [
      { checkId: 'a', weight: 0, missing: 1, unlocks: 0 },
      { checkId: 'b', weight: 0, missing: 1, unlocks: 1 },
    ];
    expect(
      valueFixes([{ applicableWeight: 0, checks }]).map(fix => [
        fix.checkId,
        fix.gain,
      ]),
    ).toEqual([
      ['b', 0],
      ['a', 0],
    ]);
  });

  it('gains just what the score of all rises by', () => {
    // The first item's score is (4 - 2) ÷ 4, the second's (12 - 3 - 4) ÷ 12
    const passed = 4 * 2 + 1 * 5;
    const [readme] = valueFixes(items);
    expect(passed / 28 + readme.gain).toBeCloseTo((passed + 4 * 1 + 3) / 28);
  });
});
