import { rounded } from './money';

it.each([
  [0.1 * 12, 1.2],
  [24 * 0.05, 1.2],
  [0.00004, 0],
  [0.00005, 0.0001],
  [-1.23456, -1.2346],
])('keeps %d to a hundredth of a cent', (amount, expected) => {
  expect(rounded(amount)).toBe(expected);
});
