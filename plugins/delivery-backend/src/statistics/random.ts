/** Gives numbers from 0 to less than 1, each as likely as any other. */
export type RandomSource = () => number;

/** Four words of 32 bits, not all of them 0. */
export type RandomState = [number, number, number, number];

function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/**
 * Words of 32 bits by xoshiro128**, with a period of 2^128 − 1. Not for secrets.
 *
 * @see https://prng.di.unimi.it/ Blackman and Vigna (2018)
 */
export function randomWords(state: Readonly<RandomState>): () => number {
  let [a, b, c, d] = state;
  return () => {
    const word = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return word;
  };
}

/**
 * A random source that gives the same numbers for the same seed. Not for
 * secrets.
 *
 * @throws RangeError if the seed is not a whole number
 */
export function seededRandom(seed: number): RandomSource {
  if (!Number.isSafeInteger(seed)) {
    throw new RangeError(`seed is ${seed}: it must be a whole number`);
  }
  const words = randomWords([seed | 0, Math.floor(seed / 2 ** 32) | 0, 1, 2]);
  // Seeds that are close begin alike, until their bits have spread
  for (let skipped = 0; skipped < 32; skipped += 1) {
    words();
  }
  return () => words() / 2 ** 32;
}
