import {
  between,
  count,
  counted,
  hours,
  listed,
  percent,
  quarterWords,
  scaled,
  scaleOf,
} from './words';

const HOUR = 3_600_000;

describe('words', () => {
  it.each([
    ['milliseconds', 30_000, '30 seconds'],
    ['milliseconds', 90_000, '1.5 minutes'],
    ['milliseconds', 47.9 * HOUR, '48 hours'],
    ['milliseconds', 76.8 * HOUR, '3.2 days'],
    ['milliseconds', 0, '0.0 hours'],
    ['share', 0.124, '12 %'],
    ['share', 0.0512, '5.1 %'],
    ['perWeek', 1234.4, '1,234 per week'],
    ['lines', 86.4, '86 lines'],
  ] as const)('says %s %d as %s', (unit, value, words) => {
    const scale = scaleOf(unit, value);
    expect(`${scaled(value, scale)} ${scale.word}`).toBe(words);
  });

  it.each([
    [0, '0 %'],
    [0.0001, 'less than 1 %'],
    [0.5, '50 %'],
    [0.999, 'more than 99 %'],
    [1, '100 %'],
  ])('says the share %d as %s', (share, words) => {
    expect(percent(share)).toBe(words);
  });

  it.each([
    [0, '0.0 hours'],
    [0.01, 'less than 0.1 hours'],
    [-0.01, '0.0 hours'],
    [-1.25, '−1.3 hours'],
    [4.3, '4.3 hours'],
    [1234.5, '1,235 hours'],
  ])('says %d hours as %s', (value, words) => {
    expect(hours(value)).toBe(words);
  });

  it.each([
    [{ low: 1, high: 1500 }, '1 to 1,500'],
    [{ low: 1 }, '1 or more'],
    [{ high: 2 }, '2 or less'],
    [{}, undefined],
    [undefined, undefined],
  ])('says the interval %j as %s', (interval, words) => {
    expect(between(interval, count)).toBe(words);
  });

  it('says counts, lists and quarters', () => {
    expect([counted(1, 'team'), counted(1204, 'team')]).toEqual([
      '1 team',
      '1,204 teams',
    ]);
    expect([listed([]), listed(['a']), listed(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a, b and c',
    ]);
    expect(quarterWords('2026-Q4')).toBe('Q4 2026');
  });
});
