import { GapRule, NONE, UNKNOWN } from '../finding';

/**
 * Another source names another owner. Without an owner of its own that exists
 * there is nothing to contradict; what others name is then a suggestion.
 */
export const conflictingSources: GapRule = facts => {
  const { owners, otherOwners, isOtherUnknown } = facts;
  if (owners.every(({ is }) => is === 'missing')) {
    return NONE;
  }
  if (otherOwners.length > 0) {
    return { status: 'gap', detail: { named: [...otherOwners] } };
  }
  return isOtherUnknown ? UNKNOWN : NONE;
};
