import fc from 'fast-check';
import { CommitGraph } from './CommitGraph';

/** Each commit may have any earlier ones for parents. */
const histories = fc
  .array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 25 })
  .map(all =>
    all.map((picks, index) =>
      index === 0 ? [] : [...new Set(picks.map(pick => pick % index))],
    ),
  );

function graphOf(history: number[][]): CommitGraph {
  const graph = new CommitGraph();
  history.forEach((parents, index) =>
    graph.add(`${index}`, parents.map(String)),
  );
  return graph;
}

/** By definition: what is reached by going to parents. */
function reachable(history: number[][], head: number): Set<number> {
  return new Set([
    head,
    ...history[head].flatMap(parent => [...reachable(history, parent)]),
  ]);
}

describe('CommitGraph', () => {
  it('tells what is in one commit and not in another', () => {
    fc.assert(
      fc.property(histories, fc.nat(), fc.nat(), (history, first, second) => {
        const head = first % history.length;
        const base = second % history.length;
        const inBase = reachable(history, base);
        const graph = graphOf(history);
        expect(graph.between(`${head}`, `${base}`)).toEqual(
          [...reachable(history, head)]
            .filter(it => !inBase.has(it))
            .sort((a, b) => b - a)
            .map(String),
        );
      }),
    );
  });

  it('finds those in a commit that are in none of the others', () => {
    fc.assert(
      fc.property(
        histories,
        fc.nat(),
        fc.array(fc.nat()),
        (history, at, picks) => {
          const head = at % history.length;
          const candidates = new Set(picks.map(pick => pick % history.length));
          const inHead = [...reachable(history, head)].filter(
            it => it !== head && candidates.has(it),
          );
          const expected = inHead.filter(
            it =>
              !inHead.some(
                other => other !== it && reachable(history, other).has(it),
              ),
          );
          const found = graphOf(history).nearest(
            `${head}`,
            new Set([...candidates].map(String)),
          );
          expect(new Set(found)).toEqual(new Set(expected.map(String)));
        },
      ),
    );
  });

  it('goes to no parent that is not there', () => {
    const graph = new CommitGraph();
    graph.add('b', ['a']);
    expect(graph.between('b', undefined)).toEqual(['b']);
    expect(() => graph.between('a', undefined)).toThrow(
      'the commit a is not in the graph',
    );
  });
});
