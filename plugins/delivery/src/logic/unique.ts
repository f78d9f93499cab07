/** The first of each key, in their order. */
export function uniqueBy<T>(items: T[], keyOf: (item: T) => string): T[] {
  const known = new Map<string, T>();
  items.forEach(item => {
    const key = keyOf(item);
    if (!known.has(key)) {
      known.set(key, item);
    }
  });
  return [...known.values()];
}
