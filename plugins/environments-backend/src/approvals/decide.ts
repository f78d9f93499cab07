import { namesOf } from '../deployments/words';
import { StoredApproval } from './ApprovalStore';

/** Who would decide. */
export interface Approver {
  ref: string;
  ownershipRefs: readonly string[];
  isAgent: boolean;
  /** Whether the policy lets them approve for the owner. */
  isPermitted: boolean;
}

/**
 * Why somebody may not decide about an approval; undefined when they may. Nobody
 * decides about what they have asked for, no program decides, nobody decides
 * twice, and only members of the groups that the rule names.
 */
export function reasonNotToDecide(
  approval: Pick<
    StoredApproval,
    'status' | 'requestedBy' | 'groups' | 'decisions' | 'expiresAt'
  >,
  approver: Approver,
  now: Date,
): string | undefined {
  if (approval.status !== 'open') {
    return `It is ${approval.status} already`;
  }
  if (approval.expiresAt <= now) {
    return 'Its time has ended; ask again';
  }
  if (approver.isAgent) {
    return 'Programs may ask, but not approve';
  }
  if (approval.requestedBy === approver.ref) {
    return 'Somebody else has to decide about what you have asked for';
  }
  if (approval.decisions.some(({ by }) => by === approver.ref)) {
    return 'You have decided already';
  }
  if (!approval.groups.some(it => approver.ownershipRefs.includes(it))) {
    return `Members of ${namesOf(approval.groups)} decide about it`;
  }
  if (!approver.isPermitted) {
    return "This takes the permission 'environments.approve'";
  }
  return undefined;
}

/** What an approval is after one more decision; undefined while it stays open. */
export function statusAfter(
  approval: Pick<StoredApproval, 'required' | 'decisions'>,
  decision: 'approve' | 'reject',
): 'approved' | 'rejected' | undefined {
  if (decision === 'reject') {
    return 'rejected';
  }
  const agreed = approval.decisions.filter(
    it => it.decision === 'approve',
  ).length;
  return agreed + 1 >= approval.required ? 'approved' : undefined;
}
