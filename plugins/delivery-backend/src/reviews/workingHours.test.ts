import { isWorkingHour } from './workingHours';

describe('isWorkingHour', () => {
  it.each([
    ['2026-03-02T08:59:59Z', 'UTC', false],
    ['2026-03-02T09:00:00Z', 'UTC', true],
    ['2026-03-06T16:59:59Z', 'UTC', true],
    ['2026-03-06T17:00:00Z', 'UTC', false],
    ['2026-03-07T12:00:00Z', 'UTC', false],
    // In winter an hour ahead, in summer two
    ['2026-03-02T08:00:00Z', 'Europe/Berlin', true],
    ['2026-06-01T07:00:00Z', 'Europe/Berlin', true],
    ['2026-06-01T15:00:00Z', 'Europe/Berlin', false],
    // Monday there already
    ['2026-03-01T23:30:00Z', 'Pacific/Auckland', true],
  ])('%s in %s: %s', (time, timezone, expected) => {
    expect(isWorkingHour(new Date(time), timezone)).toBe(expected);
  });
});
