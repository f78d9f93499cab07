/**
 * Makes a function that tells how long to wait after a number of attempts: twice
 * as long each time, up to a limit. Between a half and all of that is waited, by
 * chance, so that what failed together is not tried together for ever.
 *
 * @param options - how long to wait after the first attempt, and at most;
 * `random` gives numbers from 0 to 1, and is `Math.random` but in tests
 * @public
 */
export function exponentialBackOff(options: {
  firstMs: number;
  maxMs: number;
  random: () => number;
}): (attempts: number) => number {
  const { firstMs, maxMs, random } = options;
  return attempts => {
    const full = Math.min(maxMs, firstMs * 2 ** (attempts - 1));
    return Math.round(full * (0.5 + random() / 2));
  };
}
