import fc from 'fast-check';
import { dependenciesOf, inOrder } from './order';

interface Node {
  name: string;
  dependsOn: string[];
}

const node = (name: string, ...dependsOn: string[]): Node => ({
  name,
  dependsOn,
});

const namesOf = (nodes: readonly Node[]) => nodes.map(({ name }) => name);

/** Nodes that only need some of those with lower numbers, in any order. */
const acyclic = fc
  .array(fc.array(fc.nat({ max: 30 }), { maxLength: 4 }), { maxLength: 15 })
  .chain(needs =>
    fc.shuffledSubarray(
      needs.map((of, index) =>
        node(`n${index}`, ...(index > 0 ? of.map(it => `n${it % index}`) : [])),
      ),
      { minLength: needs.length },
    ),
  );

function errorOf(nodes: readonly Node[]): string {
  try {
    inOrder(nodes);
  } catch (error) {
    return (error as Error).message;
  }
  return 'there was none';
}

describe('dependenciesOf', () => {
  it('are those that are named, and those that are referred to, once', () => {
    expect(
      dependenciesOf({
        name: 'web',
        dependsOn: ['queue', 'db'],
        spec: {
          env: {
            DATABASE: '${{ resources.db.url }}',
            CACHE: '${{resources.cache.host}}:${{ resources.cache.port }}',
            SIZE: '${{ inputs.size }}',
          },
          args: ['--search', '${{ resources.search.url }}'],
        },
      }),
    ).toEqual(['cache', 'db', 'queue', 'search']);
  });

  it('are none where nothing is referred to', () => {
    expect(
      dependenciesOf({
        name: 'db',
        dependsOn: [],
        spec: { text: 'resources.db.url', other: '${{ resources }}' },
      }),
    ).toEqual([]);
  });
});

describe('inOrder', () => {
  it('puts what others need before them, and leaves the rest as it is', () => {
    expect(
      namesOf(
        inOrder([
          node('web', 'db', 'cache'),
          node('cache'),
          node('db', 'disk'),
          node('disk'),
          node('mail'),
        ]),
      ),
    ).toEqual(['disk', 'db', 'cache', 'web', 'mail']);
  });

  it('leaves what is not there to others', () => {
    expect(namesOf(inOrder([node('web', 'gone')]))).toEqual(['web']);
  });

  it.each([
    [[node('a', 'a')], 'a → a'],
    [[node('a', 'b'), node('b', 'a')], 'a → b → a'],
    [
      [node('web', 'db'), node('db', 'disk', 'vault'), node('vault', 'db')],
      'db → vault → db',
    ],
  ])('names a circle, without those that only lead to it', (nodes, circle) => {
    expect(errorOf(nodes)).toBe(
      `Resources need each other in a circle: ${circle}`,
    );
  });

  it('has each once, after all that it needs, whatever the order given', () => {
    fc.assert(
      fc.property(acyclic, nodes => {
        const ordered = namesOf(inOrder(nodes));

        expect([...ordered].sort()).toEqual(namesOf(nodes).sort());
        for (const { name, dependsOn } of nodes) {
          for (const needed of dependsOn) {
            expect(ordered.indexOf(needed)).toBeLessThan(ordered.indexOf(name));
          }
        }
      }),
    );
  });

  it('keeps the order of those that need nothing', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), names => {
        expect(namesOf(inOrder(names.map(it => node(it))))).toEqual(names);
      }),
    );
  });

  it('names a way round of every circle there is', () => {
    fc.assert(
      fc.property(acyclic, fc.integer({ min: 1, max: 5 }), (nodes, length) => {
        const circle = Array.from({ length }, (_, index) =>
          node(`c${index}`, `c${(index + 1) % length}`),
        );
        const names = errorOf([...nodes, ...circle])
          .replace('Resources need each other in a circle: ', '')
          .split(' → ');

        expect(names[0]).toBe(names.at(-1));
        expect(names.slice(1).sort()).toEqual(namesOf(circle).sort());
      }),
    );
  });
});
