import { CodeownersOwner } from './types';

/** Leaves each owner once, where it is named first. */
export function distinctOwners(
  owners: readonly CodeownersOwner[],
): readonly CodeownersOwner[] {
  if (owners.length < 2) {
    return owners;
  }
  const distinct = new Map<string, CodeownersOwner>();
  for (const owner of owners) {
    const key = `${owner.kind} ${owner.name.toLowerCase()}`;
    if (!distinct.has(key)) {
      distinct.set(key, owner);
    }
  }
  return [...distinct.values()];
}
