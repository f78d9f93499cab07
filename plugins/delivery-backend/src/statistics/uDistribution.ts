/** Up to here exact probabilities cost little; beyond, the normal ones are close. */
const MOST_PAIRS = 2_500;

/**
 * P(U ≤ u) for each u from 0 to m·n, if both samples are drawn from the same
 * distribution without ties.
 *
 * @returns undefined if there are more than 2,500 pairs of values
 * @see https://doi.org/10.1214/aoms/1177730491 Mann and Whitney (1947), their
 * recurrence
 */
export function exactUCdf(m: number, n: number): Float64Array | undefined {
  if (m * n > MOST_PAIRS) {
    return undefined;
  }
  const [few, many] = m < n ? [m, n] : [n, m];
  const sizes = Array.from({ length: few + 1 }, (_, size) => size);
  // By how many of the smaller sample there are, for a growing larger one
  let masses = sizes.map(() => Float64Array.of(1));
  for (let j = 1; j <= many; j += 1) {
    const next = [Float64Array.of(1)];
    for (const i of sizes.slice(1)) {
      next.push(massesWithGreatest(next[i - 1], masses[i], i, j));
    }
    masses = next;
  }
  let passed = 0;
  return masses[few].map(mass => {
    passed += mass;
    return Math.min(1, passed);
  });
}

/** The greatest of all is one of the i, and so above all j, or one of the j. */
function massesWithGreatest(
  fewer: Float64Array,
  shorter: Float64Array,
  i: number,
  j: number,
): Float64Array {
  const masses = new Float64Array(i * j + 1);
  for (let u = 0; u < fewer.length; u += 1) {
    masses[u + j] += (fewer[u] * i) / (i + j);
  }
  for (let u = 0; u < shorter.length; u += 1) {
    masses[u] += (shorter[u] * j) / (i + j);
  }
  return masses;
}
