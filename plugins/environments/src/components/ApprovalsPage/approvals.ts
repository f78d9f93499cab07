import { ApprovalRequest } from '@groundwork/backstage-plugin-environments-common';

/** The statuses of approvals, in the order in which one asks for them. */
export const STATUSES: readonly ApprovalRequest['status'][] = [
  'open',
  'approved',
  'rejected',
  'expired',
  'withdrawn',
];

export type Decision = 'approve' | 'reject';

export const DECISIONS: readonly Decision[] = ['approve', 'reject'];

/** What waits for the person, apart from what waits for others. */
export function bySide(open: readonly ApprovalRequest[]): {
  forMe: ApprovalRequest[];
  forOthers: ApprovalRequest[];
} {
  return {
    forMe: open.filter(({ mayDecide }) => mayDecide),
    forOthers: open.filter(({ mayDecide }) => !mayDecide),
  };
}

/** How many have agreed so far. */
export function agreedOf({
  decisions,
}: Pick<ApprovalRequest, 'decisions'>): number {
  return decisions.filter(({ decision }) => decision === 'approve').length;
}

const SHORT_DIGITS = 12;

/** As much of a digest as tells it apart: `sha256:` and twelve digits. */
export function shortDigest(digest: string): string {
  const start = digest.indexOf(':') + 1;
  return digest.slice(0, start + SHORT_DIGITS);
}
