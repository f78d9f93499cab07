/** What is kept of many samples of the same thing. */
export interface Distribution {
  n: number;
  p50: number;
  p95: number;
  p99: number;
}

/**
 * The nearest-rank percentile: the smallest sample that at least `percent` of
 * all samples do not exceed.
 *
 * Nearest rank never invents a value between two samples, so a p99 is always
 * a latency that really happened; with fewer than 100 samples it is the
 * largest one.
 */
export function percentile(
  samples: readonly number[],
  percent: number,
): number {
  if (samples.length === 0) {
    throw new RangeError('percentile needs at least one sample, got none');
  }
  if (!(percent > 0 && percent <= 100)) {
    throw new RangeError(
      `percent must be above 0 and at most 100, got ${percent}`,
    );
  }
  const sorted = Float64Array.from(samples).sort();
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1];
}

/** The percentiles that every latency is reported with. */
export function summarise(samples: readonly number[]): Distribution {
  return {
    n: samples.length,
    p50: percentile(samples, 50),
    p95: percentile(samples, 95),
    p99: percentile(samples, 99),
  };
}
