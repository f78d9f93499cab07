import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  WaiverDecision,
  WaiverStatus,
} from '@groundwork/backstage-plugin-scorecards-common';
import { StoredWaiver } from './types';

/** What can be done about a waiver. */
export type DecisionKind = WaiverDecision['decision'];

/** Who decides. */
export interface Decider {
  /** Ref of the person, or subject of the service. */
  subject: string;
  /** Whether it is a person, in a session of their own. */
  isInPerson: boolean;
  /** Whether they may approve waivers of the entity. */
  mayApprove: boolean;
}

const TRANSITIONS: Readonly<
  Record<DecisionKind, { from: readonly WaiverStatus[]; to: WaiverStatus }>
> = {
  approve: { from: ['requested'], to: 'approved' },
  reject: { from: ['requested'], to: 'rejected' },
  revoke: { from: ['approved'], to: 'revoked' },
  withdraw: { from: ['requested', 'approved'], to: 'withdrawn' },
};

/**
 * The waiver after a decision. Whoever asked for it can take it back and
 * nothing else; everybody else needs to be a person who is allowed to approve.
 *
 * @throws NotAllowedError when the decision is not theirs
 * @throws ConflictError when there is nothing left to decide that way
 */
export function decideWaiver(
  waiver: StoredWaiver,
  decision: { kind: DecisionKind; comment?: string },
  who: Decider,
  now: Date,
): StoredWaiver {
  const { kind, comment } = decision;
  assertTheirs(waiver, kind, who);
  const { from, to } = TRANSITIONS[kind];
  const status = statusAt(waiver, now);
  if (!from.includes(status)) {
    throw new ConflictError(
      `Waiver ${waiver.id} is ${status}; only one that is ${from.join(
        ' or ',
      )} can be ${to}`,
    );
  }
  return {
    ...waiver,
    status: to,
    decidedBy: who.subject,
    decidedAt: now,
    decisionComment: comment,
  };
}

/** A waiver ends at its time, whether or not that is stored yet. */
export function statusAt(
  { status, expiresAt }: Pick<StoredWaiver, 'status' | 'expiresAt'>,
  now: Date,
): WaiverStatus {
  const isOpen = status === 'requested' || status === 'approved';
  return isOpen && expiresAt <= now ? 'expired' : status;
}

function assertTheirs(
  waiver: StoredWaiver,
  kind: DecisionKind,
  { subject, isInPerson, mayApprove }: Decider,
): void {
  const isRequester = subject === waiver.requestedBy;
  switch (kind) {
    case 'withdraw':
      if (!isRequester) {
        throw new NotAllowedError(
          `Waiver ${waiver.id} was not asked for by you; 'withdraw' is for whoever asked, 'reject' or 'revoke' for the others`,
        );
      }
      return;
    case 'approve':
    case 'reject':
    case 'revoke':
      if (isRequester) {
        throw new NotAllowedError(
          `You have asked for waiver ${waiver.id} yourself, so somebody else must ${kind} it; you can 'withdraw' it`,
        );
      }
      if (!isInPerson) {
        throw new NotAllowedError(
          `To ${kind} a waiver is for a person to decide, in a session of their own: not for a service, nor for a session that comes through another plugin`,
        );
      }
      if (!mayApprove) {
        throw new NotAllowedError(
          `To ${kind} a waiver of ${waiver.entityRef} takes the permission 'scorecards.waiver.approve' for it; whoever runs the portal can grant it`,
        );
      }
      return;
    default:
      throw new Error(`Unknown decision '${kind satisfies never}'`);
  }
}
