import { rollup } from '../__testUtils__/scorecards';
import { drawnDistribution } from './distribution';

describe('drawnDistribution', () => {
  it('takes what is unmeasured out of the lowest level', () => {
    const { unmeasured, levels } = drawnDistribution(rollup({ unmeasured: 3 }));
    expect(unmeasured).toBe(3);
    expect(levels.map(({ entities }) => entities)).toEqual([5, 10, 20, 8, 2]);
    expect(levels.map(({ step }) => step)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });

  it('goes on to the next level when checks begin higher', () => {
    const { unmeasured, levels } = drawnDistribution(
      rollup({ unmeasured: 11 }),
    );
    expect(unmeasured).toBe(11);
    expect(levels.map(({ entities }) => entities)).toEqual([0, 7, 20, 8, 2]);
  });

  it('draws nothing without entities', () => {
    expect(drawnDistribution({ distribution: [], unmeasured: 0 })).toEqual({
      unmeasured: 0,
      levels: [],
    });
  });
});
