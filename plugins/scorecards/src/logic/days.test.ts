import { dayAfter, dayOf, endOfDay } from './days';

// Without a zone, so that it is this time wherever the test is run.
const NOW = new Date('2026-11-21T15:00:00');

describe('days', () => {
  it('are those of the calendar', () => {
    expect(dayOf(NOW)).toBe('2026-11-21');
    expect(dayAfter(30, NOW)).toBe('2026-12-21');
    expect(dayAfter(180, NOW)).toBe('2027-05-20');
  });

  it.each([
    ['2026-11-21', new Date('2026-11-21T23:59:59')],
    ['2026-13-01', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ])('end: %s', (day, expected) => {
    expect(endOfDay(day)).toEqual(expected);
  });
});
