import { ApprovalRequest } from '@groundwork/backstage-plugin-environments-common';
import { useQueryParam } from '@groundwork/backstage-plugin-groundwork-react';
import { STATUSES } from './approvals';

/** Which approvals the address says to show, and how to say others. */
export function useApprovalsAddress(): {
  /** Those of any status when absent. */
  status?: ApprovalRequest['status'];
  setStatus(status?: ApprovalRequest['status']): void;
  /** The one that is to be seen first. */
  soughtId?: string;
} {
  const [statusText, setStatusText] = useQueryParam('status');
  const [id] = useQueryParam('id');
  return {
    status: STATUSES.find(known => known === statusText),
    setStatus: status => setStatusText(status ?? ''),
    soughtId: id || undefined,
  };
}
