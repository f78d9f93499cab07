/** The part of things that some of them are; undefined without any. */
export function share(
  part: number,
  of: readonly unknown[],
): number | undefined {
  return of.length === 0 ? undefined : part / of.length;
}

/** The middle one, or what lies in the middle of two; undefined without any. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return sorted.length === 0 ? undefined : (low + high) / 2;
}
