/** Two values of one thing. */
export type Pair = readonly [x: number, y: number];

/** Which values are the same, and how many: the sizes of ties. */
function tieSizes(values: readonly number[]): number[] {
  const sizes = new Map<number, number>();
  for (const value of values) {
    sizes.set(value, (sizes.get(value) ?? 0) + 1);
  }
  return [...sizes.values()];
}

const sum = (values: readonly number[], of: (value: number) => number) =>
  values.reduce((total, value) => total + of(value), 0);

/** Pairs that go the same way less those that go the other way. */
function scoreOf(pairs: readonly Pair[]): number {
  let score = 0;
  for (let i = 0; i < pairs.length; i++) {
    for (let j = 0; j < i; j++) {
      score +=
        Math.sign(pairs[i][0] - pairs[j][0]) *
        Math.sign(pairs[i][1] - pairs[j][1]);
    }
  }
  return score;
}

/** How two values rise together. */
export interface Kendall {
  /** Tau-b, from -1 to 1. */
  tau: number;
  /**
   * How likely a tau at least as far from 0 is where the two have nothing to do with
   * each other: by the normal approximation with ties, corrected for continuity.
   */
  p: number;
}

/**
 * Kendall's tau-b: whether two values rise together, with ties taken into account.
 *
 * @returns undefined where one of them is the same everywhere
 * @see https://doi.org/10.1093/biomet/33.3.239 Kendall (1945)
 * @see Kendall and Gibbons, Rank Correlation Methods (5th edition, 1990), chapter 4
 */
export function kendall(pairs: readonly Pair[]): Kendall | undefined {
  const n = pairs.length;
  const x = tieSizes(pairs.map(pair => pair[0]));
  const y = tieSizes(pairs.map(pair => pair[1]));
  if (x.length < 2 || y.length < 2) {
    return undefined;
  }
  const score = scoreOf(pairs);
  const all = (n * (n - 1)) / 2;
  const untied = (ties: readonly number[]) =>
    all - sum(ties, size => (size * (size - 1)) / 2);
  const z = Math.max(0, Math.abs(score) - 1) / Math.sqrt(varianceOf(n, x, y));
  return {
    tau: score / Math.sqrt(untied(x) * untied(y)),
    p: Math.min(1, 2 * upperTail(z)),
  };
}

/** Tau-b alone; see {@link kendall}. */
export function kendallTauB(pairs: readonly Pair[]): number | undefined {
  return kendall(pairs)?.tau;
}

/** Variance of the score of n pairs, given the sizes of their ties. */
function varianceOf(
  n: number,
  x: readonly number[],
  y: readonly number[],
): number {
  const whole = (size: number) => size * (size - 1) * (2 * size + 5);
  const doubles = (size: number) => size * (size - 1);
  const triples = (size: number) => doubles(size) * (size - 2);
  const variance =
    (whole(n) - sum(x, whole) - sum(y, whole)) / 18 +
    (sum(x, doubles) * sum(y, doubles)) / (2 * doubles(n));
  return n > 2
    ? variance + (sum(x, triples) * sum(y, triples)) / (9 * triples(n))
    : variance;
}

/**
 * The share of a normal distribution above z, which is not below 0: off by 1.5e-7 at
 * most.
 *
 * @see Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26
 */
function upperTail(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const polynomial =
    t *
    (0.254829592 +
      t *
        (-0.284496736 +
          t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return (polynomial * Math.exp(-x * x)) / 2;
}
