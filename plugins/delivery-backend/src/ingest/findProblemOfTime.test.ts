import { findProblemOfTime } from './findProblemOfTime';

const NOW = new Date('2026-03-03T12:00:00Z');

describe('findProblemOfTime', () => {
  it.each([
    '2005-01-01T00:00:00Z',
    '2026-03-03T12:00:00Z',
    // To the millisecond an hour ahead
    '2026-03-03T13:00:00Z',
  ])('believes %s', time => {
    expect(findProblemOfTime(new Date(time), NOW)).toBeUndefined();
  });

  it.each([
    ['1970-01-01T00:00:00Z', 'before 2005'],
    ['2004-12-31T23:59:59.999Z', 'before 2005'],
    ['2026-03-03T13:00:00.001Z', 'more than an hour ahead'],
    ['2016-12-31T23:59:60Z', 'is no time'],
  ])('does not believe %s', (time, problem) => {
    expect(findProblemOfTime(new Date(time), NOW)).toContain(problem);
  });
});
