import { approximateSaving } from './sakasegawa';

describe('approximateSaving', () => {
  it('with one server', () => {
    // The power is √4 − 1 = 1: f(0.5) = 1, f(0.4) = 2/3
    const figures = { queue: 9, touch: 12, utilisation: 0.5, servers: 1 };
    const expected = 9 * (1 - (0.8 * 2) / 3) + 0.2 * 12;
    expect(approximateSaving(figures, 0.2)).toBeCloseTo(expected, 12);
  });

  it('with seven servers', () => {
    // The power is √16 − 1 = 3: f(0.5) = 0.125/0.5, f(0.4) = 0.064/0.6
    const figures = { queue: 10, touch: 5, utilisation: 0.5, servers: 7 };
    const expected = 10 * (1 - (0.8 * 0.064 * 4) / 0.6) + 1;
    expect(approximateSaving(figures, 0.2)).toBeCloseTo(expected, 12);
  });

  it('saves as M/M/1 does, for which it is exact', () => {
    // Time in the system is 1/(μ − λ): from 1/(1 − 0.8) to 1/(1.25 − 0.8)
    const figures = { queue: 4, touch: 1, utilisation: 0.8, servers: 1 };
    const expected = 5 - 1 / 0.45;
    expect(approximateSaving(figures, 0.2)).toBeCloseTo(expected, 12);
  });

  it.each([0, 1, 1.3, NaN])('has none at a utilisation of %s', utilisation => {
    const figures = { queue: 1, touch: 1, utilisation, servers: 1 };
    expect(approximateSaving(figures, 0.2)).toBeUndefined();
  });
});
