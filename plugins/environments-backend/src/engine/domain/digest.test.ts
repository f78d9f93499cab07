import { createHash } from 'node:crypto';
import { JsonValue } from '@backstage/types';
import fc from 'fast-check';
import { canonicalJson, digestOf } from './digest';

/** The same, with the keys of its objects the other way round. */
function turned(value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    return value.map(turned);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, it]) => [key, turned(it ?? null)]),
      )
    : value;
}

describe('canonicalJson', () => {
  it.each<[JsonValue, string]>([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    [{ a: undefined, b: 0 }, '{"b":0}'],
    [{ Z: 1, a: 2, '10': 3, '9': 4 }, '{"10":3,"9":4,"Z":1,"a":2}'],
    ['a "word"', '"a \\"word\\""'],
    [{}, '{}'],
    [[], '[]'],
    [null, 'null'],
  ])('of %j', (value, expected) => {
    expect(canonicalJson(value)).toBe(expected);
  });

  it('says what the value says, in whatever order its keys are', () => {
    const json = fc.jsonValue({ maxDepth: 3 }).map(it => it as JsonValue);
    fc.assert(
      fc.property(json, value => {
        expect(JSON.parse(canonicalJson(value))).toEqual(
          JSON.parse(JSON.stringify(value)),
        );
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
      }),
    );
  });
});

describe('digestOf', () => {
  it('is the SHA-256 of the canonical JSON', () => {
    const sha256 = createHash('sha256').update('{"a":1,"b":2}').digest('hex');

    expect(digestOf({ b: 2, a: 1 })).toBe(`sha256:${sha256}`);
  });

  it.each<[JsonValue, JsonValue]>([
    [{ a: '1' }, { a: 1 }],
    [{ a: null }, {}],
    [{ a: ['b', 'c'] }, { a: ['bc'] }],
    [{ a: { b: 1 } }, { 'a.b': 1 }],
    [
      [1, 2],
      [2, 1],
    ],
  ])('tells %j from %j', (one, other) => {
    expect(digestOf(one)).not.toBe(digestOf(other));
  });
});
