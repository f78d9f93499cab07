/**
 * Writes JSON with the keys of objects in order, so that what is equal is
 * written equally.
 *
 * @returns undefined if it is nested deeper than that
 */
export function canonicalJson(
  value: unknown,
  nesting: number,
): string | undefined {
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value);
  }
  if (nesting === 0) {
    return undefined;
  }
  const items = Array.isArray(value)
    ? value.map(it => canonicalJson(it, nesting - 1))
    : Object.entries(value)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([key, it]) => {
          const written = canonicalJson(it, nesting - 1);
          return written && `${JSON.stringify(key)}:${written}`;
        });
  if (items.includes(undefined)) {
    return undefined;
  }
  const all = items.join(',');
  return Array.isArray(value) ? `[${all}]` : `{${all}}`;
}
