import { linePath, placeBetween, ticksTo } from './axis';

describe('ticksTo', () => {
  it.each([
    [4, [0, 1, 2, 3, 4]],
    [31, [0, 10, 20, 30, 40]],
    [0.14, [0, 0.05, 0.1, 0.15]],
    [7.3, [0, 2, 4, 6, 8]],
    [0, [0, 1]],
  ])('%d', (most, expected) => {
    expect(ticksTo(most)).toEqual(expected);
  });
});

describe('placeBetween', () => {
  it('is proportional', () => {
    expect(placeBetween(5, [0, 10], [100, 0])).toBe(50);
  });

  it('is the middle of what has no length', () => {
    expect(placeBetween(5, [5, 5], [0, 100])).toBe(50);
  });
});

describe('linePath', () => {
  it('breaks where a point is missing, and keeps one that is alone', () => {
    expect(
      linePath([
        { x: 0, y: 10 },
        { x: 10, y: 20 },
        { x: 20 },
        { x: 30, y: 5 },
        { x: 40 },
      ]),
    ).toBe('M0 10L10 20M30 5h0');
  });
});
