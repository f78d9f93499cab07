import { formatDuration } from './duration';

const HOUR = 3_600_000;

describe('formatDuration', () => {
  it.each([
    [30 * 24 * HOUR, 'en', '30 days'],
    [36 * HOUR, 'en', '1.5 days'],
    [HOUR, 'en', '1 hour'],
    [HOUR / 4, 'en', '15 minutes'],
    [HOUR, 'de', '1 Stunde'],
  ])('of %d in %s is %s', (milliseconds, locale, expected) => {
    expect(formatDuration(milliseconds, locale)).toBe(expected);
  });
});
