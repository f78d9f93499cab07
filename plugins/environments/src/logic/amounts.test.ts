import { formatMoney, formatPerDay, formatSpan } from './amounts';

it.each([
  [300, '0.3 sec'],
  [12_000, '12 sec'],
  [125_000, '2 min 5 sec'],
  [3_780_000, '1 hr 3 min'],
])('%d ms are %s', (milliseconds, expected) => {
  expect(formatSpan(milliseconds, 'en')).toBe(expected);
});

it('writes money, also in a currency of one’s own', () => {
  expect(formatMoney(1.2, 'EUR', 'en')).toBe('€1.20');
  expect(formatMoney(1.2, 'credits', 'en')).toBe('1.2 credits');
});

it('writes what an hour costs by the day', () => {
  expect(formatPerDay(0.05, 'EUR', 'en')).toBe('€1.20');
  expect(formatPerDay(0.05, undefined, 'en')).toBe('1.20');
});
