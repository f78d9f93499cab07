const SHOWN = 8;

/**
 * What differs between two inspections, for people; undefined when nothing does.
 * Compares what JSON would say, so that it does not matter who made the objects.
 *
 * @internal
 */
export function differences(
  before: unknown,
  after: unknown,
): string | undefined {
  const from = leavesOf(before);
  const to = leavesOf(after);
  const lines = [...new Set([...from.keys(), ...to.keys()])]
    .filter(path => from.get(path) !== to.get(path))
    .map(
      path =>
        `${path || '/'}: ${from.get(path) ?? 'absent'} → ${
          to.get(path) ?? 'absent'
        }`,
    );
  if (lines.length === 0) {
    return undefined;
  }
  const more = lines.length - SHOWN;
  return [
    ...lines.slice(0, SHOWN),
    ...(more > 0 ? [`and ${more} more`] : []),
  ].join('; ');
}

function leavesOf(value: unknown): Map<string, string> {
  const leaves = new Map<string, string>();
  const visit = (path: string, node: unknown): void => {
    const isBranch = typeof node === 'object' && node !== null;
    const entries = isBranch ? Object.entries(node) : [];
    if (entries.length === 0) {
      leaves.set(path, JSON.stringify(node) ?? 'undefined');
      return;
    }
    for (const [key, child] of entries) {
      visit(`${path}/${key}`, child);
    }
  };
  const json = JSON.stringify(value);
  visit('', json === undefined ? undefined : JSON.parse(json));
  return leaves;
}
