import { JsonValue } from './json';
import { formatFactValue } from './factValue';

const WORDS = { yes: 'yes', no: 'no', none: 'none' };

describe('formatFactValue', () => {
  it.each<[JsonValue, string]>([
    [true, 'yes'],
    [false, 'no'],
    [31, '31'],
    [31.256, '31.256'],
    [61.12350001, '61.1235'],
    [50_000, '50,000'],
    ['tier-1', 'tier-1'],
    [['a', 'b'], 'a, b'],
    [[], 'none'],
    [{ a: [1, null] }, '{"a":[1,null]}'],
    [null, 'null'],
    ['2026-11-03', '2026-11-03'],
    ['x'.repeat(200), `${'x'.repeat(160)}…`],
  ])('of %j is %s', (value, expected) => {
    expect(formatFactValue(value, WORDS, 'en')).toBe(expected);
  });

  it('says times as people do', () => {
    expect(formatFactValue('2026-11-03T09:00:00Z', WORDS, 'en')).toMatch(
      /^November 3, 2026/,
    );
  });
});
