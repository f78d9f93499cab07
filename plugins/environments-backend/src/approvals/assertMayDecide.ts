import { ConflictError, NotAllowedError } from '@backstage/errors';
import { StoredApproval } from './ApprovalStore';
import { Approver, reasonNotToDecide } from './decide';

/** @throws NotAllowedError or ConflictError, saying why */
export function assertMayDecide(
  approval: StoredApproval,
  { digest, at, ...approver }: Approver & { digest: string; at: Date },
): void {
  const reason = reasonNotToDecide(approval, approver, at);
  if (reason !== undefined) {
    throw approval.status === 'open'
      ? new NotAllowedError(reason)
      : new ConflictError(reason);
  }
  if (approval.digest !== digest) {
    throw new ConflictError(
      'What you have seen is not what is asked for any more; look at it again',
    );
  }
}
