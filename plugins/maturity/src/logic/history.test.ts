import { daysOfChange, trendOf } from './history';

const days = [
  { day: '2026-11-01', levels: { ownership: 1, observability: null } },
  { day: '2026-11-02', levels: { ownership: 1, observability: null } },
  { day: '2026-11-03', levels: { ownership: null } },
  { day: '2026-11-04', levels: { ownership: 2, observability: 0 } },
];

describe('trendOf', () => {
  it('goes from the first known day to the last, with gaps', () => {
    expect(trendOf(days, 'ownership')).toEqual({
      values: [1, 1, undefined, 2],
      from: { level: 1, day: '2026-11-01' },
      to: { level: 2, day: '2026-11-04' },
    });
  });

  it('needs two known days', () => {
    expect(trendOf(days, 'observability')).toBeUndefined();
  });
});

it('keeps the first day and those that differ, with what does', () => {
  expect(daysOfChange(days).map(({ day, changed }) => [day, changed])).toEqual([
    ['2026-11-01', ['ownership']],
    ['2026-11-03', ['ownership']],
    ['2026-11-04', ['ownership', 'observability']],
  ]);
});

it('knows no change without a day', () => {
  expect(daysOfChange([])).toEqual([]);
});
