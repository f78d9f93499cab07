import {
  formatQuarter,
  quarterOf,
  quartersUntil,
  readQuarter,
} from './quarter';

it.each([
  ['2026-01-01T00:00:00Z', '2026-Q1'],
  ['2026-03-31T23:59:59Z', '2026-Q1'],
  ['2026-04-01T00:00:00Z', '2026-Q2'],
  ['2026-12-31T23:59:59Z', '2026-Q4'],
])('%s is in %s', (time, expected) => {
  expect(formatQuarter(quarterOf(new Date(time)))).toBe(expected);
});

it('goes back over the turn of the year', () => {
  expect(
    quartersUntil({ year: 2026, quarter: 2 }, 4).map(formatQuarter),
  ).toEqual(['2026-Q2', '2026-Q1', '2025-Q4', '2025-Q3']);
});

it.each(['2026-Q5', '2026Q1', '', 'Q1-2026', '2026-Q1x'])(
  'does not read %p',
  text => {
    expect(readQuarter(text)).toBeUndefined();
  },
);

it('reads what it writes', () => {
  expect(readQuarter('2026-Q4')).toEqual({ year: 2026, quarter: 4 });
});
