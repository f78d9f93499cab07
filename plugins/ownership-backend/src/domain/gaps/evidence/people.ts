import { GroupTree } from '../groupTree';
import { OwnerEvidence } from './types';

const OF_OWNER = 0.6;

/** The groups of the people who own something by themselves. */
export function groupsOfOwners(
  owners: readonly string[],
  groups: GroupTree,
): OwnerEvidence[] {
  return owners.flatMap(owner => {
    const its = groups.closestGroupsOf(owner);
    return its.map(entityRef => ({
      entityRef,
      confidence: OF_OWNER / its.length,
      reason: 'The person who owns it now is a member',
    }));
  });
}
