/** How many items there are of each key. */
export function countBy<T>(
  items: Iterable<T>,
  keyOf: (item: T) => string,
): Record<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const key = keyOf(item);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}
