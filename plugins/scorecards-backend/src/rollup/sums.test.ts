import { CheckStatus } from '@groundwork/backstage-plugin-scorecards-common';
import fc from 'fast-check';
import { Contribution } from '../evaluation/types';
import { addDelta, addSums, KeyedSums, noSums, SumsDelta } from './sums';

function contribution(given: Partial<Contribution> = {}): Contribution {
  return {
    scorecardId: 'readiness',
    ownerRef: 'group:default/a',
    tier: 1,
    level: 1,
    unmeasured: false,
    passedWeight: 3,
    knownWeight: 4,
    applicableWeight: 5,
    statuses: new Map<string, CheckStatus>([
      ['readme', 'pass'],
      ['tests', 'fail'],
    ]),
    soleMissing: 'tests',
    ...given,
  };
}

function fold(deltas: readonly SumsDelta[]): Map<string, KeyedSums> {
  const sums = new Map<string, KeyedSums>();
  deltas.forEach(delta => addDelta(sums, delta));
  return sums;
}

describe('addDelta', () => {
  it('counts an entity that comes to be part', () => {
    expect([...fold([{ after: contribution() }]).values()]).toEqual([
      {
        scorecardId: 'readiness',
        ownerRef: 'group:default/a',
        tier: 1,
        entities: 1,
        unmeasured: 0,
        passedWeight: 3,
        knownWeight: 4,
        applicableWeight: 5,
        levels: [0, 1],
        checks: new Map([
          ['readme', [1, 0, 0, 0, 0, 0]],
          ['tests', [0, 1, 0, 0, 0, 1]],
        ]),
      },
    ]);
  });

  it('moves what has changed', () => {
    const before = contribution();
    const after = contribution({
      level: 2,
      passedWeight: 5,
      knownWeight: 5,
      statuses: new Map<string, CheckStatus>([
        ['readme', 'pass'],
        ['tests', 'pass'],
      ]),
      soleMissing: undefined,
    });

    expect([...fold([{ after: before }, { before, after }]).values()]).toEqual([
      expect.objectContaining({
        entities: 1,
        passedWeight: 5,
        knownWeight: 5,
        applicableWeight: 5,
        levels: [0, 0, 1],
        checks: new Map([
          ['readme', [1, 0, 0, 0, 0, 0]],
          ['tests', [1, 0, 0, 0, 0, 0]],
        ]),
      }),
    ]);
  });

  it('takes from one owner what it gives to another', () => {
    const before = contribution();
    const after = contribution({ ownerRef: 'group:default/b', tier: 0 });

    const sums = [...fold([{ after: before }, { before, after }]).values()];

    expect(
      sums.map(({ ownerRef, tier, entities, levels }) => ({
        ownerRef,
        tier,
        entities,
        levels,
      })),
    ).toEqual([
      { ownerRef: 'group:default/a', tier: 1, entities: 0, levels: [] },
      { ownerRef: 'group:default/b', tier: 0, entities: 1, levels: [0, 1] },
    ]);
  });

  it('comes back to zero however often weights such as 0.1 are added', () => {
    const it = contribution({ passedWeight: 0.1, knownWeight: 0.3 });
    const there = Array.from({ length: 1000 }, () => ({ after: it }));
    const back = Array.from({ length: 1000 }, () => ({ before: it }));

    const [{ scorecardId: _s, ownerRef: _o, tier: _t, ...sums }] = fold([
      ...there,
      ...back,
    ]).values();

    expect(sums).toEqual(noSums());
  });
});

const statuses = fc.dictionary(
  fc.constantFrom('a', 'b', 'c'),
  fc.constantFrom<CheckStatus>('pass', 'fail', 'unknown', 'stale', 'exempt'),
);

const contributions: fc.Arbitrary<Contribution> = fc
  .record({
    scorecardId: fc.constantFrom('one', 'two'),
    ownerRef: fc.constantFrom('', 'group:default/a', 'group:default/b'),
    tier: fc.integer({ min: 0, max: 2 }),
    level: fc.integer({ min: 0, max: 4 }),
    unmeasured: fc.boolean(),
    passedWeight: fc.integer({ min: 0, max: 100 }).map(it => it / 10),
    knownWeight: fc.integer({ min: 0, max: 100 }).map(it => it / 10),
    applicableWeight: fc.integer({ min: 0, max: 100 }).map(it => it / 10),
    statuses,
  })
  .chain(({ statuses: byId, ...rest }) =>
    fc.constantFrom(undefined, ...Object.keys(byId)).map(soleMissing => ({
      ...rest,
      statuses: new Map(Object.entries(byId)),
      soleMissing,
    })),
  );

/** Entities that come, change and go. */
const histories = fc.array(
  fc.record({
    entity: fc.constantFrom('x', 'y', 'z'),
    after: fc.option(contributions, { nil: undefined }),
  }),
  { maxLength: 40 },
);

/** What there is in the end, and how it came there. */
function replay(history: Array<{ entity: string; after?: Contribution }>) {
  const states = new Map<string, Contribution>();
  const deltas = history.map(({ entity, after }): SumsDelta => {
    const before = states.get(entity);
    if (after) {
      states.set(entity, after);
    } else {
      states.delete(entity);
    }
    return { before, after };
  });
  return { deltas, states: [...states.values()] };
}

const withEntities = (sums: Map<string, KeyedSums>) =>
  [...sums].filter(([, { entities }]) => entities !== 0).sort();

describe('sums, whatever happens', () => {
  it('are what a recount of the states says', () => {
    fc.assert(
      fc.property(histories, history => {
        const { deltas, states } = replay(history);

        expect(withEntities(fold(deltas))).toEqual(
          withEntities(fold(states.map(after => ({ after })))),
        );
      }),
    );
  });

  it('are nothing where there are no entities', () => {
    fc.assert(
      fc.property(histories, history => {
        const empty = [...fold(replay(history).deltas).values()]
          .filter(({ entities }) => entities === 0)
          .map(({ scorecardId: _s, ownerRef: _o, tier: _t, ...rest }) => rest);

        expect(empty).toEqual(empty.map(() => noSums()));
      }),
    );
  });

  it('are the same when changes are added in two parts', () => {
    fc.assert(
      fc.property(histories, fc.nat(40), (history, cut) => {
        const { deltas } = replay(history);
        const parts = fold(deltas.slice(0, cut));
        for (const [key, difference] of fold(deltas.slice(cut))) {
          const known = parts.get(key);
          if (known) {
            addSums(known, difference);
          } else {
            parts.set(key, difference);
          }
        }

        expect(withEntities(parts)).toEqual(withEntities(fold(deltas)));
      }),
    );
  });
});
