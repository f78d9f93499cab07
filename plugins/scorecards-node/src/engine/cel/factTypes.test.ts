import type { JsonValue } from '@backstage/types';
import type { FactType } from '@groundwork/backstage-plugin-scorecards-common';
import { declare, evaluateFact, world } from './__testUtils__/facts';

const isTrue = { kind: 'value', value: true };

describe('a fact', () => {
  it.each<[type: FactType, value: JsonValue, source: string]>([
    ['boolean', true, 'a.fact'],
    ['integer', 7, 'a.fact / 2 == 3'],
    ['integer', '9223372036854775807', 'a.fact == 9223372036854775807'],
    ['integer', '-5', 'a.fact == -5'],
    ['double', 80, 'a.fact == 80.0 && a.fact / 3.0 > 26.6'],
    ['double', 0.5, 'a.fact < 1'],
    ['string', 'größer 😀', 'a.fact.size() == 8'],
    ['string-list', ['a', 'b'], '"b" in a.fact && a.fact[0] == "a"'],
    ['timestamp', '2026-11-20T09:30:00Z', 'now - a.fact == duration("24h")'],
    ['timestamp', '2026-11-20T10:30:00.5+01:00', 'a.fact < now'],
    ['timestamp', '2026-11-20', 'a.fact.getDate() == 20'],
    ['duration', '90s', 'a.fact == duration("1m30s")'],
    ['duration', '1h30m', 'a.fact.getMinutes() == 90'],
    ['duration', 'PT1H30M', 'a.fact.getMinutes() == 90'],
    ['duration', 'P1DT0.5S', 'a.fact == duration("24h0.5s")'],
    ['duration', 'P2W', 'a.fact == duration("336h")'],
    [
      'object',
      { b: [1, 'x', null] },
      'a.fact.b[0] == 1.0 && a.fact.b[2] == null',
    ],
    ['object', { b: { c: true } }, 'a.fact.b.c && "b" in a.fact'],
    ['object', { b: 1 }, 'a.fact.all(key, key == "b") && size(a.fact) == 1'],
  ])('of type %s: %j is read by %s', (type, value, source) => {
    expect(evaluateFact(type, value, source)).toEqual(isTrue);
  });

  it.each<[type: FactType, value: JsonValue, problem: string]>([
    ['boolean', 'true', '"true" is not true or false'],
    [
      'boolean',
      null,
      'null is not true or false; an entity that has none is left without a value',
    ],
    ['integer', 1.5, '1.5 is not a whole number'],
    ['integer', 1e19, '10000000000000000000 is not a whole number of 64 bits'],
    [
      'integer',
      '9223372036854775808',
      '"9223372036854775808" is not a whole number of 64 bits',
    ],
    ['integer', '1.0', '"1.0" is not a whole number'],
    ['integer', '', '"" is not a whole number'],
    ['double', '1', '"1" is not a number'],
    ['string', 5, '5 is not a text'],
    [
      'string',
      'x'.repeat(65_537),
      'holds a text of 65537 characters, and at most 65536 can be read',
    ],
    ['string-list', ['a', 1], '["a",1] is not a list of texts'],
    ['string-list', 'a', '"a" is not a list of texts'],
    [
      'timestamp',
      1700000000,
      '1700000000 is not a time such as 2026-11-21T09:30:00Z or 2026-11-21',
    ],
    [
      'timestamp',
      '2026-02-29',
      '"2026-02-29" is not a time such as 2026-11-21T09:30:00Z or 2026-11-21',
    ],
    [
      'timestamp',
      '2026-11-21T09:30:00',
      '"2026-11-21T09:30:00" is not a time such as 2026-11-21T09:30:00Z or 2026-11-21',
    ],
    [
      'timestamp',
      '2026-11-21T24:00:00Z',
      '"2026-11-21T24:00:00Z" is not a time such as 2026-11-21T09:30:00Z or 2026-11-21',
    ],
    [
      'duration',
      '30d',
      '"30d" is not a duration such as 90s, 1h30m or PT1H30M',
    ],
    [
      'duration',
      'P1M',
      '"P1M" is not a duration such as 90s, 1h30m or PT1H30M',
    ],
    ['duration', 'PT', '"PT" is not a duration such as 90s, 1h30m or PT1H30M'],
    ['duration', '', '"" is not a duration such as 90s, 1h30m or PT1H30M'],
    [
      'duration',
      '1'.repeat(200),
      `"${'1'.repeat(58)}… is not a duration such as 90s, 1h30m or PT1H30M`,
    ],
    ['object', [1], '[1] is not an object'],
    ['object', 'a', '"a" is not an object'],
  ])('of type %s is not %j', (type, value, problem) => {
    const { compiler } = world([declare('a.fact', type)]);

    expect(compiler.describeBadValue('a.fact', value)).toBe(problem);
    if (value === null) return;
    expect(evaluateFact(type, value, 'a.fact == a.fact')).toEqual({
      kind: 'error',
      reason: `the value of a.fact: ${problem}`,
    });
  });

  it('that nobody declared has no good values', () => {
    const { compiler } = world([]);

    expect(compiler.describeBadValue('a.fact', 1)).toBe(
      "there is no fact 'a.fact'",
    );
  });
});
