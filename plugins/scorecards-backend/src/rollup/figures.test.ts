import {
  CHECK_STATUSES,
  CheckStatus,
} from '@groundwork/backstage-plugin-scorecards-common';
import {
  rollUp,
  summariseEvaluation,
  valueFixes,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import fc from 'fast-check';
import { checkOf, scorecardOf } from '../__testUtils__/seed';
import { soleMissing } from '../evaluation/soleMissing';
import { rollUpSums } from './figures';
import { fixesOf } from './fixes';
import { addDelta, KeyedSums } from './sums';

const definition = scorecardOf('readiness', [
  checkOf('a', { level: 1, weight: 1 }),
  checkOf('b', { level: 1, weight: 3 }),
  checkOf('c', { level: 2, weight: 2 }),
]);
const scorecard = { id: definition.id, definition };
const tierWeights = { 0: 1, 1: 4, 2: 3 };

const entities = fc.array(
  fc.record({
    ownerRef: fc.constantFrom('group:default/a', 'group:default/b'),
    tier: fc.integer({ min: 0, max: 3 }),
    statuses: fc.tuple(
      ...definition.checks.map(() =>
        fc.option(fc.constantFrom(...CHECK_STATUSES), { nil: undefined }),
      ),
    ),
  }),
  { maxLength: 30 },
);

interface Given {
  ownerRef: string;
  tier: number;
  statuses: Array<CheckStatus | undefined>;
}

function standingOf({ ownerRef, tier, statuses }: Given) {
  const byId = new Map<string, CheckStatus>();
  statuses.forEach((status, index) => {
    if (status) {
      byId.set(definition.checks[index].id, status);
    }
  });
  const summary = summariseEvaluation(
    definition,
    statuses.map(status => status && { status, enforced: true }),
  );
  const weigh = (...counted: CheckStatus[]) =>
    definition.checks.reduce((sum, { id, weight }) => {
      const status = byId.get(id);
      return sum + (status && counted.includes(status) ? weight : 0);
    }, 0);
  return {
    scorecardId: definition.id,
    ownerRef,
    tier,
    level: summary.level,
    unmeasured: summary.unmeasured,
    counts: summary.counts,
    passedWeight: weigh('pass'),
    knownWeight: weigh('pass', 'fail'),
    applicableWeight: weigh('pass', 'fail', 'unknown', 'stale'),
    statuses: byId,
    soleMissing: soleMissing(definition, summary.level, byId),
  };
}

function cellsOf(given: readonly Given[]): KeyedSums[] {
  const sums = new Map<string, KeyedSums>();
  given.forEach(it => addDelta(sums, { after: standingOf(it) }));
  return [...sums.values()];
}

/** Sums of weights can be a little off. */
function rounded<T>(figures: T): T {
  return JSON.parse(
    JSON.stringify(figures, (_, it) =>
      typeof it === 'number' ? Math.round(it * 1e9) / 1e9 : it,
    ),
  );
}

describe('figures from sums', () => {
  it('are those of a roll-up entity by entity', () => {
    fc.assert(
      fc.property(entities, given => {
        const items = given.map(standingOf).map(it => ({
          ...it,
          byLevel: [...new Array(it.level).fill(0), 1],
          unmeasured: it.unmeasured ? 1 : 0,
        }));
        const expected = rollUp(items, {
          levels: definition.levels,
          tierWeights,
        });

        expect(
          rounded(rollUpSums(scorecard, cellsOf(given), tierWeights)),
        ).toEqual(
          rounded({
            ...expected,
            scorecardId: 'readiness',
            scorecardTitle: definition.title,
          }),
        );
      }),
    );
  });

  it('value fixes as they are valued entity by entity', () => {
    fc.assert(
      fc.property(entities, given => {
        const values = valueFixes(
          given.map(standingOf).map(it => ({
            ...it,
            checks: definition.checks.map(({ id, weight }) => {
              const status = it.statuses.get(id);
              const passes = !status || /^(pass|exempt)$/.test(status);
              return {
                checkId: id,
                weight,
                missing: passes ? 0 : 1,
                unlocks: it.soleMissing === id ? 1 : 0,
              };
            }),
          })),
          { tierWeights },
        );

        const byCheck = (a: { checkId: string }, b: { checkId: string }) =>
          a.checkId < b.checkId ? -1 : 1;
        expect(
          rounded(fixesOf([scorecard], cellsOf(given), tierWeights))
            .map(({ checkId, entities: count, unlocks, gain }) => ({
              checkId,
              entities: count,
              unlocks,
              gain,
            }))
            .sort(byCheck),
        ).toEqual(rounded(values).sort(byCheck));
      }),
    );
  });
});

describe('fixesOf', () => {
  it('puts those first that raise a score most, on any scorecard', () => {
    const other = scorecardOf('other', [checkOf('d')]);
    const cells = [
      ...cellsOf([
        {
          ownerRef: 'group:default/a',
          tier: 0,
          statuses: ['fail', 'fail', 'pass'],
        },
      ]),
      {
        ...cellsOf([
          {
            ownerRef: 'group:default/a',
            tier: 0,
            statuses: [undefined, undefined, undefined],
          },
        ])[0],
        scorecardId: 'other',
        applicableWeight: 1,
        checks: new Map<
          string,
          [number, number, number, number, number, number]
        >([['d', [0, 1, 0, 0, 0, 1]]]),
      },
    ];

    expect(
      fixesOf(
        [scorecard, { id: 'other', definition: other }],
        cells,
        tierWeights,
      ).map(({ checkId, gain }) => [checkId, gain]),
    ).toEqual([
      ['d', 1],
      ['b', 3 / 6],
      ['a', 1 / 6],
    ]);
  });
});
