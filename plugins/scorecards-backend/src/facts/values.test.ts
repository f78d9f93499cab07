import { JsonValue } from '@backstage/types';
import fc from 'fast-check';
import { canonicalJson, describeUnstorable, isSameValue } from './values';

const jsonValue = fc
  .jsonValue()
  // What JSON makes of it: it knows no negative zero
  .map(value => JSON.parse(JSON.stringify(value)) as JsonValue);

describe('canonicalJson', () => {
  it.each<[JsonValue, string]>([
    [{ b: 1, a: [true, null] }, '{"a":[true,null],"b":1}'],
    [{ a: { d: 1, c: 2 } }, '{"a":{"c":2,"d":1}}'],
    ['"', '"\\""'],
    [1.5, '1.5'],
    [[], '[]'],
    [{ a: undefined }, '{}'],
  ])('of %j is %s', (value, json) => {
    expect(canonicalJson(value)).toBe(json);
  });

  it('says the same as the value', () => {
    fc.assert(
      fc.property(jsonValue, value => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
    );
  });
});

describe('isSameValue', () => {
  it.each<[JsonValue | undefined, JsonValue | undefined, boolean]>([
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [['a', 'b'], ['b', 'a'], false],
    [1, '1', false],
    [undefined, undefined, true],
    [undefined, false, false],
    [{ a: 1 }, { a: 1, b: undefined }, true],
    ['a', ['a'], false],
  ])('%j and %j: %s', (one, other, isSame) => {
    expect(isSameValue(one, other)).toBe(isSame);
  });
});

describe('describeUnstorable', () => {
  const nested = (depth: number): JsonValue =>
    depth === 0 ? 'end' : [nested(depth - 1)];

  it('finds nothing wrong with JSON that is short and flat', () => {
    fc.assert(
      fc.property(jsonValue, value => {
        fc.pre(!/\\u(?:0000|d[89a-f])/.test(JSON.stringify(value)));
        expect(describeUnstorable(value)).toBeUndefined();
      }),
    );
  });

  it.each<[string, unknown, string]>([
    ['NaN', NaN, 'it has the number NaN, which JSON cannot express'],
    ['infinity within', { a: [Infinity] }, 'it has the number Infinity'],
    ['a function', { a: () => 1 }, 'it has a function, which JSON cannot'],
    ['a big integer', 1n, 'it has a bigint, which JSON cannot express'],
    ['a date', new Date(0), 'it has a Date, which JSON cannot express'],
    ['a hole in a list', [undefined], 'it has a undefined, which JSON'],
    ['U+0000', 'a\0b', 'it has the character U+0000 or half of a surrogate'],
    ['half of a pair', ['\ud83d'], 'it has the character U+0000 or half'],
    ['U+0000 in a name', { 'a\0': 1 }, 'it has the character U+0000 or half'],
    ['33 levels', nested(33), 'it is nested deeper than 32 levels'],
    [
      '5 MB',
      'x'.repeat(5_000_000),
      'it has a text of 5000000 characters; a fact may take 65536 bytes as JSON',
    ],
    [
      'many short texts',
      Array(20_000).fill('abc'),
      'it takes 120001 bytes as JSON; a fact may take 65536',
    ],
    ['letters of two bytes', 'é'.repeat(40_000), 'it takes 80002 bytes'],
  ])('refuses %s', (_, value, reason) => {
    expect(describeUnstorable(value)).toContain(reason);
  });
});
