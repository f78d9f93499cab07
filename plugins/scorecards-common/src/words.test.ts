import { roundedForPeople } from './words';

describe('a number for people', () => {
  it.each([
    [61.49999999999999, 61.5],
    [61.1235, 61.1235],
    [61.123456789, 61.1235],
    [0.004123456, 0.00412346],
    [12345678, 12345678],
    [1234567.89, 1234568],
    [-0.30000000000000004, -0.3],
  ])('%d is %d', (value, expected) => {
    expect(roundedForPeople(value)).toBe(expected);
  });
});
