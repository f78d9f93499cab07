import { big } from './__testUtils__/big';
import {
  declare,
  evaluate,
  evaluateText,
  fresh,
  pointedAt,
  problemOf,
  world,
} from './__testUtils__/facts';

describe('an expression is refused', () => {
  it.each([
    [
      'of 1 MB',
      'a'.repeat(1_000_000),
      'the expression has 1000000 characters, and at most 10000 are read',
    ],
    [
      'of 10,001 characters',
      `true${' '.repeat(9_997)}`,
      'the expression has 10001 characters, and at most 10000 are read',
    ],
    [
      'of too many parts',
      Array(1_100).fill('1').join('+'),
      'the expression is too large: it has more than 2000 parts',
    ],
    [
      'in too many parentheses',
      `${'('.repeat(70)}true${')'.repeat(70)}`,
      'the expression is nested deeper than 64 levels',
    ],
    [
      'with too many selections',
      `{}${'.a'.repeat(70)}`,
      'the expression is nested deeper than 64 levels',
    ],
    [
      'with too long a list',
      `1 in [${Array(501).fill('1').join()}]`,
      'a list has more than 500 elements',
    ],
    [
      'with too long a map',
      `{${Array.from({ length: 201 }, (_, i) => `${i}:1`).join()}}.size()==1`,
      'a map has more than 200 entries',
    ],
    [
      'with too many arguments',
      `size(${Array(9).fill('1').join()}) == 1`,
      'a call has more than 8 arguments',
    ],
    [
      'with too deep comprehensions',
      '[1].all(a, [1].all(b, [1].all(c, true)))',
      'all() is within 2 others already; deeper ones could take very long',
    ],
    [
      'with too deep comprehensions in a range',
      '[1].all(a, [1].all(b, [1].map(c, c).size() == 1))',
      'map() is within 2 others already; deeper ones could take very long',
    ],
    [
      'with too long a pattern',
      `"a".matches("${'a'.repeat(1_001)}")`,
      'a pattern has at most 1000 characters',
    ],
    [
      'with a pattern that repeats too much',
      '"a".matches("(a{10}b{10}){50}c{30}d{30}e{30}")',
      'the pattern repeats too much: it is too large when written out',
    ],
    [
      'with a pattern that is far too large',
      `"a".matches("(${'a'.repeat(900)}){1000}")`,
      'the pattern repeats too much: it is too large when written out',
    ],
  ])('%s', (_, source, message) => {
    expect(problemOf(source).message).toBe(message);
  });

  it('with too many negations, however deep the stack is', () => {
    expect(problemOf(`${'!'.repeat(9_990)}true`).message).toMatch(
      /has more than 2000 parts|nested deeper than 64 levels/,
    );
  });

  it('pointing to what is too much', () => {
    const source = '[1].all(a, [1].all(b, [1].all(c, true)))';

    expect(pointedAt(source, problemOf(source))).toBe('[1].all(c, true)');
  });

  it.each([
    [
      'comprehensions after one another',
      '[1].filter(a, true).map(b, b).exists(c, c == 1)',
    ],
    [
      'two comprehensions within one another',
      '[1].all(a, [1].map(b, b).all(c, c == a))',
    ],
    [
      '500 elements',
      `499 in [${Array.from({ length: 500 }, (_, i) => i).join()}]`,
    ],
    ['1,900 negations', `${'!'.repeat(1_900)}true`],
    ['1,999 parts', `${'1 + '.repeat(998)}1 == 999`],
    ['64 parentheses', `${'('.repeat(62)}true${')'.repeat(62)}`],
    [
      'patterns of usual repetitions',
      '"0f8fad5b-d9cb-469f-a165-70867728950e".matches("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")',
    ],
  ])('not for %s', (_, source) => {
    expect(evaluate(source)).toEqual({ kind: 'value', value: true });
  });
});

describe('an expression has no value', () => {
  it.each([
    [
      'with a text that is too long',
      'a.text + "a" == ""',
      'it makes a text of more than 65536 characters',
    ],
    [
      'with texts joined to one that is too long',
      'a.long.join() == ""',
      'it makes a text of more than 65536 characters',
    ],
    [
      'with a text that doubles',
      'cel.bind(a, a.text.substring(0, 20000), cel.bind(b, a + a, (b + b) == ""))',
      'it makes a text of more than 65536 characters',
    ],
    [
      'with a list that is too long',
      '(a.long + a.long).size() == 1',
      'it makes a list of more than 10000 elements',
    ],
    [
      'with a text that is split too often',
      'a.text.split("").size() == 1',
      'split() makes more than 10000 parts',
    ],
    [
      'going over a list that is too long',
      'a.long.all(x, true)',
      'there are 20000 elements to go over, and at most 1000 can be',
    ],
    [
      'going over a map that is too large',
      'a.map.all(x, true)',
      'there are 2000 elements to go over, and at most 1000 can be',
    ],
  ])('%s', (_, source, reason) => {
    expect(evaluate(source, big)).toEqual({
      kind: 'error',
      reason: expect.stringContaining(reason),
    });
  });
});

describe('a pattern that makes others take for ever', () => {
  it.each(['^(a+)+$', '^(a|aa)+$', '^(a|a?)+$', '^(.*a){20}$'])(
    '%s is matched in linear time',
    pattern => {
      const facts = world([declare('a.text', 'string')], {
        'a.text': fresh(`${'a'.repeat(20_000)}!`),
      });

      expect(evaluate(`a.text.matches('${pattern}')`, facts)).toEqual({
        kind: 'value',
        value: false,
      });
    },
  );
});

describe('a message', () => {
  const facts = world(
    [declare('a.text', 'string'), declare('a.open', 'integer')],
    { 'a.text': fresh(`${'x'.repeat(1_998)}😀 and more`), 'a.open': fresh(7) },
  );

  it('says values', () => {
    const source =
      '"There are " + string(a.open) + " open, of " + string(a.open * 2)';

    expect(evaluateText(source, facts)).toEqual({
      kind: 'value',
      value: 'There are 7 open, of 14',
    });
  });

  it('is cut after 2,000 characters, and not within one', () => {
    expect(evaluateText('a.text', facts)).toEqual({
      kind: 'value',
      value: `${'x'.repeat(1_998)}…`,
    });
  });
});
