/** Gives numbers from 0 to less than 1, each as likely as any other. */
export type RandomSource = () => number;

/**
 * A random source that gives the same numbers for the same seed (mulberry32). Good
 * enough to draw resamples, and not for secrets.
 *
 * @see https://github.com/cprosche/mulberry32 Ettinger (2017), in the public domain
 */
export function seededRandom(seed: number): RandomSource {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
