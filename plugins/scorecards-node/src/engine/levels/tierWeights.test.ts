import { weighTier } from './tierWeights';

describe('weighTier', () => {
  it.each([
    [1, 4],
    [2, 3],
    [3, 2],
    [4, 1],
    [5, 1],
    [0, 1],
    [undefined, 1],
  ])('of tier %s is %s', (tier, weight) => {
    expect(weighTier(tier)).toBe(weight);
  });
});
