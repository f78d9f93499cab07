import { millisecondsOf } from './seconds';

describe('millisecondsOf', () => {
  it.each([
    ['0', 0],
    ['0.001', 1],
    ['1.', 1_000],
    ['.5', 500],
    ['1.5E-4', 0.15],
    ['2,001,037.25', 2_001_037_250],
    // Neither is certain
    ['1,234', undefined],
    ['0,005', undefined],
    ['-1', undefined],
    ['NaN', undefined],
    ['', undefined],
    ['1e999', undefined],
  ])('reads %p as %p', (seconds, milliseconds) => {
    expect(millisecondsOf(seconds)).toBe(milliseconds);
  });
});
