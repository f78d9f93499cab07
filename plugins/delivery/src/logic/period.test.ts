import { readPeriod, timesOf } from './period';

describe('readPeriod', () => {
  it.each([
    ['12w', '12w'],
    ['1y', '1y'],
    ['', '4w'],
    ['a decade', '4w'],
  ])('%j is %s', (text, expected) => {
    expect(readPeriod(text)).toBe(expected);
  });
});

describe('timesOf', () => {
  it('ends with the hour, a whole number of weeks after it began', () => {
    const now = new Date('2026-11-20T10:20:00Z');
    expect(timesOf('4w', now)).toEqual({
      from: '2026-10-23T11:00:00.000Z',
      to: '2026-11-20T11:00:00.000Z',
    });
    expect(timesOf('12w', now).from).toBe('2026-08-28T11:00:00.000Z');
    expect(timesOf('1y', now).from).toBe('2025-11-21T11:00:00.000Z');
  });

  it('stays the same within an hour', () => {
    expect(timesOf('4w', new Date('2026-11-20T10:59:59Z'))).toEqual(
      timesOf('4w', new Date('2026-11-20T10:00:01Z')),
    );
  });
});
