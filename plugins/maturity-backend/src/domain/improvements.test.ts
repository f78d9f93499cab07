import { ConstraintFindingAnswer } from '@groundwork/backstage-plugin-delivery-common';
import {
  CHECK_STATUSES,
  Capability,
  CAPABILITIES,
} from '@groundwork/backstage-plugin-scorecards-common';
import fc from 'fast-check';
import { checked, modelOf } from './__testUtils__/builders';
import { checksHoldingBack, heldBackBy } from './heldBackBy';
import { rankImprovements } from './improvements';

const constraint: ConstraintFindingAnswer = {
  status: 'named',
  stage: 'review',
  runnerUp: 'test',
  share: 0.8,
  mergedChanges: 120,
  gapHours: { value: 1 },
  stages: [
    {
      stage: 'review',
      share: 0.8,
      savedHours: 5,
      interval: { low: 3, high: 7 },
    },
    { stage: 'test', share: 0.2, savedHours: 2 },
    { stage: 'deploy', share: 0, savedHours: 0 },
  ],
};

const model = modelOf({
  'self-service-deployment': [{ id: 'deploy-1', level: 1 }],
  'test-feedback': [
    { id: 'test-1', level: 1 },
    { id: 'test-2', level: 2, weight: 3 },
  ],
  'code-review': [
    { id: 'review-1', level: 1 },
    { id: 'review-2a', level: 2 },
    { id: 'review-2b', level: 2, weight: 2 },
    { id: 'review-3', level: 3, weight: 9 },
  ],
  ownership: [{ id: 'owner-1', level: 1 }],
});

const capabilities = [
  {
    capability: 'self-service-deployment' as const,
    checks: [checked('deploy-1', 1, 'fail')],
  },
  {
    capability: 'test-feedback' as const,
    checks: [checked('test-1', 1, 'pass'), checked('test-2', 2, 'unknown')],
  },
  {
    capability: 'code-review' as const,
    checks: [
      checked('review-1', 1, 'exempt'),
      checked('review-2a', 2, 'fail'),
      checked('review-2b', 2, 'fail'),
      checked('review-3', 3, 'fail'),
    ],
  },
  {
    capability: 'ownership' as const,
    checks: [checked('owner-1', 1, 'stale')],
  },
];

const idsOf = (found: ReturnType<typeof rankImprovements>) =>
  found.map(({ checkId }) => checkId);

describe('rankImprovements', () => {
  it('puts first what saves most, of one check for each capability', () => {
    const found = rankImprovements({ capabilities, model, constraint });
    // Review saves 5 hours, tests 2; of the rest, what fails comes first. The second
    // of review comes after the three that are shown.
    expect(idsOf(found)).toEqual([
      'review-2b',
      'test-2',
      'deploy-1',
      'review-2a',
      'owner-1',
    ]);
    expect(found[0]).toEqual({
      capability: 'code-review',
      checkId: 'review-2b',
      title: 'Title of review-2b',
      status: 'fail',
      level: 2,
      unlocks: false,
      saves: {
        stage: 'review',
        hoursPerChange: 5,
        interval: { low: 3, high: 7 },
        n: 120,
      },
      remedy: { text: 'Mend review-2b' },
    });
    expect(found[1]).toMatchObject({ unlocks: true, status: 'unknown' });
    expect(found[2].saves).toBeUndefined();
  });

  it('says no hours where delivery abstains', () => {
    const found = rankImprovements({
      capabilities,
      model,
      constraint: {
        status: 'abstained',
        reason: 'tooFewChanges',
        found: 3,
        needed: 40,
      },
    });
    expect(found.every(({ saves }) => saves === undefined)).toBe(true);
    // What lifts a level by itself, and fails before what is stale or unknown
    expect(idsOf(found)).toEqual([
      'deploy-1',
      'owner-1',
      'test-2',
      'review-2b',
      'review-2a',
    ]);
  });

  it('has nothing to say of a team that has reached all', () => {
    const done = [
      {
        capability: 'ownership' as const,
        checks: [checked('owner-1', 1, 'pass')],
      },
    ];
    expect(rankImprovements({ capabilities: done, model })).toEqual([]);
  });

  it('names only what holds back a next level, each once', () => {
    const status = fc.constantFrom(...CHECK_STATUSES);
    const six = CAPABILITIES.map((capability: Capability) => ({
      capability,
      ids: [1, 1, 2, 3, 4].map((level, n) => ({
        id: `${capability}-${n}`,
        level,
      })),
    }));
    const whole = modelOf(
      Object.fromEntries(six.map(({ capability, ids }) => [capability, ids])),
    );
    fc.assert(
      fc.property(
        fc.array(status, { minLength: 30, maxLength: 30 }),
        statuses => {
          const team = six.map(({ capability, ids }, i) => ({
            capability,
            checks: ids.map(({ id, level }, n) =>
              checked(id, level, statuses[i * 5 + n]),
            ),
          }));
          const found = rankImprovements({
            capabilities: team,
            model: whole,
            constraint,
          });
          const holding = team.flatMap(it => checksHoldingBack(it.checks));
          expect(idsOf(found).sort()).toEqual(
            holding.map(it => it.checkId).sort(),
          );
          const open = new Set(found.map(it => it.capability)).size;
          const shown = new Set(found.slice(0, 3).map(it => it.capability));
          expect(shown.size).toBe(Math.min(3, open));
        },
      ),
    );
  });
});

describe('heldBackBy', () => {
  it('names what holds back the next level, heaviest first', () => {
    const [, , , review] = model.capabilities;
    expect(heldBackBy(capabilities[2].checks, review)).toEqual([
      'review-2b',
      'review-2a',
    ]);
  });

  it('names nothing at the top', () => {
    expect(heldBackBy([], model.capabilities[0])).toEqual([]);
  });
});
