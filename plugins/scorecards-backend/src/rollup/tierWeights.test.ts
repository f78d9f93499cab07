import { ConfigReader } from '@backstage/config';
import { JsonValue } from '@backstage/types';
import { readTierWeights } from './tierWeights';

const read = (tierWeights?: JsonValue) =>
  readTierWeights(
    new ConfigReader(tierWeights ? { scorecards: { tierWeights } } : {}),
  );

describe('readTierWeights', () => {
  it('has weights for the tiers that there usually are', () => {
    expect(read()).toEqual({ 0: 1, 1: 4, 2: 3, 3: 2, 4: 1 });
  });

  it('takes what is said, and keeps the rest', () => {
    expect(read({ 1: 10, none: 0.5 })).toEqual({
      0: 0.5,
      1: 10,
      2: 3,
      3: 2,
      4: 1,
    });
  });

  it.each<[JsonValue, string]>([
    [{ gold: 1 }, "scorecards.tierWeights has 'gold'"],
    [{ 0: 1 }, "scorecards.tierWeights has '0'"],
    [{ 1: 0 }, 'scorecards.tierWeights.1 is 0; it must be a number above 0'],
    [{ none: -1 }, 'scorecards.tierWeights.none is -1'],
    [{ 3: 'much' }, 'scorecards.tierWeights.3 is much'],
    [[1], 'scorecards.tierWeights must be an object'],
    [{ 2: 2000 }, 'scorecards.tierWeights.2 is 2000'],
  ])('refuses %j', (weights, message) => {
    expect(() => read(weights)).toThrow(message);
  });
});
