import { big } from './__testUtils__/big';
import { compiledCondition, NOW } from './__testUtils__/facts';
import { countSteps } from './compiler';
import { MAX_STEPS } from './limits';

describe('an expression ends', () => {
  it.each([
    ['every pair of two lists', 'a.list.all(x, a.list.all(y, x + y != ""))'],
    [
      'every pair, where nothing decides',
      'a.list.all(x, a.list.exists(y, 1 / 0 == 1))',
    ],
    [
      'every pair, of elements of a long list',
      'a.list.all(x, a.list.all(y, !(x in a.long)))',
    ],
    [
      'lists that are joined for each element',
      'a.list.all(x, a.list.all(y, a.long.join() == x))',
    ],
    [
      'texts that are split for each element',
      'a.list.all(x, a.text.split("a", 2) == [x])',
    ],
    [
      'long texts that are alike',
      'a.list.all(x, a.list.all(y, a.text + "" == a.text))',
    ],
    [
      'a long text in another that is nearly the same',
      'a.text.contains(a.part) || a.text.lastIndexOf(a.part) == 1',
    ],
    [
      'a large pattern on a long text, again and again',
      'a.list.exists(x, a.text.matches("(a|b)*a(a|b){50}c$"))',
    ],
    [
      'lists that are made for each element',
      'a.list.map(x, a.list.map(y, [x, y, x + y])).size() == 0',
    ],
    [
      'structures that are alike in each branch',
      'cel.bind(a, ["x","x","x"], cel.bind(b, [a,a,a], cel.bind(c, [b,b,b], cel.bind(d, [c,c,c], cel.bind(e, [d,d,d], cel.bind(f, [e,e,e], cel.bind(g, [f,f,f], cel.bind(h, [g,g,g], cel.bind(i, [h,h,h], cel.bind(j, [i,i,i], cel.bind(k, [j,j,j], cel.bind(l, [k,k,k], cel.bind(m, [l,l,l], [m] == [m] + [])))))))))))))',
    ],
  ])('after at most a million steps, for %s', (_, source) => {
    const { outcome, steps } = countSteps(
      compiledCondition(source, big),
      big.compiler.prepare(big.readings, NOW),
    );

    expect(outcome).toEqual({
      kind: 'error',
      reason: expect.stringContaining('it takes more than 1,000,000 steps'),
    });
    // The step that is one too many is asked for, and not made.
    expect(steps).toBeGreaterThan(MAX_STEPS);
  });
});

describe('steps', () => {
  function stepsOf(source: string): number {
    const { steps } = countSteps(
      compiledCondition(source, big),
      big.compiler.prepare(big.readings, NOW),
    );
    return steps;
  }

  it('are not needed for what has no loops and short texts', () => {
    expect(stepsOf('size(a.list) > 5 && a.list[0] == "element 0"')).toBe(0);
  });

  it('count the parts of a body for each element', () => {
    // Each turn: itself, `==`, `x` and the text.
    expect(stepsOf('a.list.all(x, x != "a")')).toBe(4_000);
    expect(stepsOf('a.list.exists(x, x == "element 9")')).toBe(40);
  });

  it('leave room for what checks usually do', () => {
    expect(
      stepsOf('a.list.all(x, a.list.exists(y, x == y) || x == "")'),
    ).toBeGreaterThan(MAX_STEPS);
    expect(
      stepsOf(
        'cel.bind(some, a.long.size() > 0 ? a.list.filter(x, x.endsWith("1")) : [], some.all(x, some.exists(y, x == y)))',
      ),
    ).toBeLessThan(MAX_STEPS / 10);
    expect(stepsOf('!a.text.matches("^[a-z]+ [0-9]+$")')).toBeLessThan(
      MAX_STEPS / 5,
    );
    expect(stepsOf('!a.text.contains("## Installation")')).toBeLessThan(
      MAX_STEPS / 50,
    );
  });
});
