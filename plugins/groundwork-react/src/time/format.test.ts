import {
  formatAbsoluteTime,
  formatDay,
  formatMoment,
  formatRelativeTime,
  formatUntil,
} from './format';

const NOW = new Date('2026-11-18T12:00:00Z');

describe('formatRelativeTime', () => {
  it.each([
    ['2026-11-18T12:00:00Z', 'now'],
    ['2026-11-18T11:59:01Z', 'now'],
    ['2026-11-18T11:56:00Z', '4 minutes ago'],
    ['2026-11-18T10:31:00Z', '1 hour ago'],
    ['2026-11-18T15:30:00Z', 'in 3 hours'],
    ['2026-11-17T11:00:00Z', 'yesterday'],
    ['2026-11-19T13:00:00Z', 'tomorrow'],
    ['2026-10-25T12:00:00Z', '24 days ago'],
    ['2026-09-01T12:00:00Z', '2 months ago'],
    ['2024-11-01T12:00:00Z', '2 years ago'],
  ])('%s is %s', (time, expected) => {
    expect(formatRelativeTime(new Date(time), NOW, 'en')).toBe(expected);
  });

  it('speaks other languages', () => {
    const time = new Date('2026-11-18T11:56:00Z');
    expect(formatRelativeTime(time, NOW, 'de')).toBe('vor 4 Minuten');
  });
});

describe('formatAbsoluteTime', () => {
  it('names the date, the time and its zone', () => {
    const time = new Date('2026-11-18T17:00:00Z');
    expect(formatAbsoluteTime(time, 'en-GB', 'UTC')).toBe(
      '18 November 2026 at 17:00 UTC',
    );
  });
});

describe('formatDay', () => {
  it.each([
    ['en-GB', 'UTC', '18 Nov 2026'],
    ['de', 'UTC', '18. Nov. 2026'],
    ['en-GB', 'Asia/Tokyo', '19 Nov 2026'],
  ])('in %s, in the zone %s', (locale, timeZone, expected) => {
    const time = new Date('2026-11-18T17:00:00Z');
    expect(formatDay(time, locale, timeZone)).toBe(expected);
  });
});

describe('formatUntil', () => {
  it.each([
    ['later that day', '2026-11-18T18:00:00Z', '18:00'],
    ['within the week', '2026-11-20T18:00:00Z', 'Fri 18:00'],
    ['later', '2026-12-01T08:00:00Z', '1 Dec, 08:00'],
  ])('%s', (_name, time, expected) => {
    expect(formatUntil(new Date(time), NOW, 'en-GB', 'UTC')).toBe(expected);
  });

  it('follows the clock of the locale', () => {
    const time = new Date('2026-11-20T08:00:00Z');
    expect(formatUntil(time, NOW, 'en-US', 'UTC')).toMatch(/^Fri 8:00\sAM$/);
    expect(formatUntil(time, NOW, 'de', 'UTC')).toBe('Fr 08:00');
  });

  it('counts days where the person is', () => {
    const time = new Date('2026-11-18T23:30:00Z');
    expect(formatUntil(time, NOW, 'en-GB', 'Europe/Berlin')).toBe('Thu 00:30');
  });
});

describe('formatMoment', () => {
  const time = new Date('2026-11-03T08:56:00Z');

  it.each([
    ['en-GB', 'UTC', '3 Nov 2026, 08:56'],
    ['en-GB', 'Europe/Berlin', '3 Nov 2026, 09:56'],
    ['de', 'Europe/Berlin', '3. Nov. 2026, 09:56'],
  ])('in %s, %s', (locale, zone, expected) => {
    expect(formatMoment(time, locale, zone)).toBe(expected);
  });
});
