import { createHash } from 'node:crypto';

/**
 * A stream of numbers that depends on nothing but its name.
 *
 * Every decision draws from a stream of its own (`seed/service/title/what`), so
 * that a change added to a plan leaves the dice of all others as they were.
 */
export function createRandom(name) {
  const digest = createHash('sha256').update(name).digest();
  let state = digest.readUInt32LE(0);

  // mulberry32: 32 bits of state are plenty for a few dozen draws per stream.
  function next() {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  const random = {
    next,
    chance: probability => next() < probability,
    /** A whole number from min to max, both included. */
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    pick: list => list[Math.floor(next() * list.length)],
    /** Waiting time with the given mean, as between independent events. */
    exponential: mean => -mean * Math.log(1 - next()),
    weighted(choices) {
      const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
      let left = next() * total;
      for (const [choice, weight] of choices) {
        left -= weight;
        if (left < 0) return choice;
      }
      return choices[choices.length - 1][0];
    },
    hex: length =>
      Array.from({ length }, () => random.int(0, 15).toString(16)).join(''),
  };
  return random;
}
