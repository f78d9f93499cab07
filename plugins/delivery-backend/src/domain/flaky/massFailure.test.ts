import { isMassFailure } from './massFailure';

describe('isMassFailure', () => {
  it.each<[number, number, boolean]>([
    [4, 1, true],
    [3, 2, false],
    [79, 21, false],
    [80, 20, true],
    // Of a few tests all can be broken
    [4, 0, false],
    [2, 0, false],
    [5, 0, true],
    [0, 0, false],
  ])('%i failed, %i passed: %s', (failed, passed, expected) => {
    expect(isMassFailure({ failed, passed })).toBe(expected);
  });
});
