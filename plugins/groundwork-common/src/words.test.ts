import { dayInWords, timeInWords } from './words';

describe('a time in words', () => {
  it.each([
    ['2026-10-01T09:00:00.000Z', '1 Oct 2026', '1 Oct 2026, 09:00 UTC'],
    ['2027-01-31T23:59:59.999Z', '31 Jan 2027', '31 Jan 2027, 23:59 UTC'],
    ['2027-01-03T04:05:59.999Z', '3 Jan 2027', '3 Jan 2027, 04:05 UTC'],
    ['2026-12-31T23:30:00-01:00', '1 Jan 2027', '1 Jan 2027, 00:30 UTC'],
  ])('%s is %s', (time, day, whole) => {
    expect(dayInWords(time)).toBe(day);
    expect(timeInWords(time)).toBe(whole);
    expect(timeInWords(Date.parse(time))).toBe(whole);
  });
});
