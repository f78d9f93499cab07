import { compareText } from '../domain/collections/compare';

/**
 * All groups in each group, itself included. Groups that are in each other have
 * the same ones.
 *
 * @param childrenOf - by ref; children that are no groups themselves count too
 */
export function closeGroups(
  childrenOf: ReadonlyMap<string, readonly string[]>,
): Map<string, string[]> {
  const all = new Set([
    ...childrenOf.keys(),
    ...[...childrenOf.values()].flat(),
  ]);
  return new Map(
    [...all]
      .sort(compareText)
      .map(group => [group, membersOf(group, childrenOf)]),
  );
}

function membersOf(
  group: string,
  childrenOf: ReadonlyMap<string, readonly string[]>,
): string[] {
  const found = new Set([group]);
  // A set takes what is added while it is gone through, each once.
  for (const member of found) {
    childrenOf.get(member)?.forEach(child => found.add(child));
  }
  return [...found].sort(compareText);
}
