import { exponentialBackOff } from './exponentialBackOff';

describe('exponentialBackOff', () => {
  it.each([
    // attempts, random, milliseconds
    [1, 0, 500],
    [1, 1, 1_000],
    [2, 0, 1_000],
    [2, 0.5, 1_500],
    [4, 1, 8_000],
    [7, 1, 60_000],
    [2_000, 0, 30_000],
  ])('after %d attempts and with %d waits %d ms', (attempts, random, ms) => {
    const backOffMs = exponentialBackOff({
      firstMs: 1_000,
      maxMs: 60_000,
      random: () => random,
    });

    expect(backOffMs(attempts)).toBe(ms);
  });
});
