import { DeploymentStatus } from './deployments';

/**
 * Somebody's request that others agree to something.
 *
 * @public
 */
export interface ApprovalRequest {
  id: string;
  subject:
    | { kind: 'environment'; environmentId: string; name: string }
    | {
        kind: 'deployment';
        deploymentId: string;
        component: string;
        stage: string;
        version: string;
      };
  /** Digest of the plan that is agreed to. */
  digest: string;
  /** What would happen, in lines. */
  summary: string[];
  groups: string[];
  required: number;
  requestedBy: string;
  requestedAt: string;
  expiresAt: string;
  status: 'open' | 'approved' | 'rejected' | 'expired' | 'withdrawn';
  decisions: ApprovalDecision[];
  /** Whether the caller may decide, and if not why. */
  mayDecide: boolean;
  mayNotReason?: string;
  /** What keeps it from being done if somebody agrees now, in sentences. */
  warnings?: string[];
  /** How what it is about has ended; absent while it has not. */
  outcome?: { status: DeploymentStatus; message: string };
}

/**
 * What an approver said.
 *
 * @public
 */
export interface ApprovalDecision {
  by: string;
  at: string;
  decision: 'approve' | 'reject';
  comment?: string;
}

/**
 * What an approver says.
 *
 * @public
 */
export interface NewDecision {
  decision: 'approve' | 'reject';
  /** Digest of the plan that they have seen: refused if it is another. */
  digest: string;
  comment?: string;
}
