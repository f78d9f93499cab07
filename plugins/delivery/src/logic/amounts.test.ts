import { decimalsOf, scaleOf } from './amounts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('scaleOf', () => {
  it.each([
    ['milliseconds', 20_000, 'seconds', 1_000],
    ['milliseconds', 0, 'hours', HOUR],
    ['milliseconds', 4 * MINUTE, 'minutes', MINUTE],
    ['milliseconds', 31 * HOUR, 'hours', HOUR],
    ['milliseconds', 77 * HOUR, 'days', 24 * HOUR],
    ['milliseconds', -77 * HOUR, 'days', 24 * HOUR],
    ['share', 0.14, 'percent', 0.01],
    ['perWeek', 12, 'perWeek', 1],
    ['lines', 120, 'lines', 1],
  ] as const)('%s of %d is in %s', (unit, value, word, divisor) => {
    expect(scaleOf(unit, value)).toEqual({ word, divisor });
  });
});

describe('decimalsOf', () => {
  it.each([
    [3.21, 'days', 1],
    [31.2, 'hours', 0],
    [9.96, 'hours', 0],
    [3.2, 'lines', 0],
  ] as const)('%d %s has %d', (scaled, word, expected) => {
    expect(decimalsOf(scaled, { word, divisor: 1 })).toBe(expected);
  });
});
