/** Numbers that look random and are the same every time. */
export interface Random {
  /** A whole number from 0 up to, and without, `below`. */
  integer(below: number): number;
  /** One of the items. */
  pick<T>(items: readonly T[]): T;
  /** True for this share of the calls, in the long run. */
  chance(share: number): boolean;
}

/**
 * Makes a source of numbers from a seed.
 *
 * The label gives each part of the data a stream of its own, so that a change
 * to one part leaves the others as they were.
 */
export function createRandom(seed: number, label: string): Random {
  // Xorshift never leaves zero.
  let state = fnv1a(`${seed}/${label}`) || 1;
  const integer = (below: number) => {
    state = xorshift32(state);
    return Math.floor((state / 2 ** 32) * below);
  };
  return {
    integer,
    pick: items => items[integer(items.length)],
    chance: share => integer(1_000_000) < share * 1_000_000,
  };
}

/** One step of Marsaglia's 32-bit xorshift generator, shifts 13, 17 and 5. */
export function xorshift32(state: number): number {
  let x = state;
  x ^= x << 13;
  x ^= x >>> 17;
  x ^= x << 5;
  return x >>> 0;
}

/** The 32-bit FNV-1a hash of a text's UTF-8 bytes. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text, 'utf8')) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash >>> 0;
}
