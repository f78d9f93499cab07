import { namesOf } from '../deployments/words';

/** Why somebody may not create from a blueprint; undefined if that is allowed. */
export function reasonNotAllowed(
  allowedGroups: readonly string[] | undefined,
  { ownershipRefs }: { ownershipRefs: readonly string[] },
): string | undefined {
  return !allowedGroups ||
    allowedGroups.some(group => ownershipRefs.includes(group))
    ? undefined
    : `Only members of ${namesOf(allowedGroups)} may create from it`;
}
