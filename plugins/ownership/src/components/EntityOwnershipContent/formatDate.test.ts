import { formatDate } from './formatDate';

describe('formatDate', () => {
  it.each([
    ['2026-03-03T23:30:00.000Z', 'en-GB', 'UTC', '3 Mar 2026'],
    ['2026-03-03T23:30:00.000Z', 'en-GB', 'Europe/Berlin', '4 Mar 2026'],
    ['2026-03-03T23:30:00.000Z', 'de', 'UTC', '3. März 2026'],
    ['some day', 'en', 'UTC', 'some day'],
  ])('of %s in %s, %s', (time, locale, timeZone, expected) => {
    expect(formatDate(time, locale, timeZone)).toBe(expected);
  });
});
