import { CapabilityLevel } from '@groundwork/backstage-plugin-scorecards-common';
import { levelsOf, teamCapabilitiesOf } from './capabilities';

const NONE = { pass: 0, fail: 0, unknown: 0, stale: 0, exempt: 0 };

const review: CapabilityLevel = {
  capability: 'code-review',
  level: 2,
  of: 4,
  unmeasured: false,
  counts: { pass: 3, fail: 1, unknown: 2, stale: 2, exempt: 5 },
};

describe('levelsOf', () => {
  it('has null for what is not measured, which is not level 0', () => {
    expect(
      levelsOf([
        review,
        { ...review, capability: 'ownership', level: 0 },
        {
          ...review,
          capability: 'observability',
          level: 0,
          unmeasured: true,
        },
      ]),
    ).toEqual({ 'code-review': 2, ownership: 0, observability: null });
  });
});

describe('teamCapabilitiesOf', () => {
  it('has all six in their order', () => {
    expect(
      teamCapabilitiesOf([review], 4).map(it => [it.capability, it.unmeasured]),
    ).toEqual([
      ['self-service-deployment', true],
      ['test-feedback', true],
      ['environment-provisioning', true],
      ['code-review', false],
      ['ownership', true],
      ['observability', true],
    ]);
  });

  it('covers what is known, of what applies: exempt checks do not', () => {
    const [, , , found, other] = teamCapabilitiesOf([review], 4);

    // 3 pass + 1 fail of 3 + 1 + 2 + 2
    expect(found.coverage).toBe(0.5);
    expect(other).toEqual({
      capability: 'ownership',
      level: 0,
      of: 4,
      unmeasured: true,
      counts: NONE,
    });
  });
});
