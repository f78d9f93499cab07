import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { CheckPlaces, OwnerSums, PackedTotals, packSums } from './packedSums';
import { KeyedSums, noSums } from './sums';
import { TotalsMemory } from './TotalsMemory';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const places = new CheckPlaces();
let generation = 0;

/** Sums of an owner as they were read just now. */
function ownerOf(ownerRef: string, entities = 1, tier = 1): OwnerSums {
  generation += 1;
  const sums: KeyedSums = {
    ...noSums(),
    scorecardId: 'readiness',
    ownerRef,
    tier,
    entities,
  };
  return { ownerRef, generation, cells: packSums([sums], () => places) };
}

const refsOf = (owners: readonly OwnerSums[]) =>
  owners.map(({ ownerRef }) => ownerRef);

describe('TotalsMemory', () => {
  let memory: TotalsMemory;
  const added = jest.spyOn(PackedTotals.prototype, 'add');
  beforeEach(() => {
    memory = new TotalsMemory();
  });
  afterAll(() => added.mockRestore());

  const ask = (
    parts: Record<string, readonly OwnerSums[]>,
    asked: readonly string[] | undefined = refsOf(Object.values(parts).flat()),
  ) => memory.of(asked, new Map(Object.entries(parts)));
  const all = (...owners: OwnerSums[]) => ask({ all: owners }).get('all') ?? [];
  const entitiesOf = (sums: readonly KeyedSums[]) =>
    sums.map(({ tier, entities }) => [tier, entities]);

  /** How many owners are added up for something. */
  const additionsOf = (run: () => unknown) => {
    added.mockClear();
    run();
    return added.mock.calls.length;
  };

  it('adds owners up anew only when one of them changes', () => {
    const [a, b] = [ownerOf('a', 1), ownerOf('b', 4, 2)];
    expect(entitiesOf(all(a, b))).toEqual([
      [1, 1],
      [2, 4],
    ]);
    expect(additionsOf(() => all(a, b))).toBe(0);

    const changed = ownerOf('b', 5, 2);

    expect(entitiesOf(all(a, changed))).toEqual([
      [1, 1],
      [2, 5],
    ]);
    expect(additionsOf(() => all(a, changed))).toBe(0);
    expect(entitiesOf(ask({ all: [a] }, ['a', 'b']).get('all') ?? [])).toEqual([
      [1, 1],
    ]);
  });

  it('tells questions apart that begin alike', () => {
    const [a, b, c] = ['a', 'b', 'c'].map(ref => ownerOf(ref));
    all(a, b);
    all(a, c);

    expect(additionsOf(() => [all(a, b), all(a, c)])).toBe(0);
    expect(additionsOf(() => ask({ a: [a], b: [b] }))).toBe(2);
    expect(additionsOf(() => [all(a, b), ask({ a: [a], b: [b] })])).toBe(0);
  });

  it('adds up only the parts that have changed', () => {
    const [a, b, c] = ['a', 'b', 'c'].map(ref => ownerOf(ref));
    ask({ one: [a, b], two: [c] });

    expect(
      additionsOf(() => ask({ one: [a, b], two: [ownerOf('c', 2)] })),
    ).toBe(1);
  });

  it('keeps those of others however many parts somebody asks for', () => {
    const mine = [ownerOf('a'), ownerOf('b')];
    all(...mine);
    const parts = Object.fromEntries(
      Array.from({ length: 400 }, (_, part) => [
        `part ${part}`,
        // The first hundred have three owners, the others one.
        Array.from({ length: part < 100 ? 3 : 1 }, (__, owner) =>
          ownerOf(`${part} ${owner}`),
        ),
      ]),
    );
    expect(additionsOf(() => ask(parts))).toBe(100 * 3 + 300);

    // Of four hundred it keeps the 250 that have the most owners.
    expect(additionsOf(() => ask(parts))).toBe(150);
    expect(additionsOf(() => all(...mine))).toBe(0);
  });

  it('forgets the question that was not asked for the longest', () => {
    const questions = Array.from({ length: 501 }, (_, index) =>
      ownerOf(`team ${index}`),
    );
    questions.slice(0, 500).forEach(it => all(it));
    all(questions[0]);
    all(questions[500]);

    expect(additionsOf(() => all(questions[0]))).toBe(0);
    expect(additionsOf(() => all(questions[1]))).toBe(1);
  });

  it('does not keep sums that have been replaced', async () => {
    const replaced = (() => {
      const owner = ownerOf('a');
      all(owner);
      return new WeakRef(owner);
    })();
    // Its mock remembers what it was called with.
    added.mockClear();
    await nextTurn();
    collectGarbage();

    expect(replaced.deref()).toBeUndefined();
    expect(additionsOf(() => all(ownerOf('a')))).toBe(1);
  });
});
